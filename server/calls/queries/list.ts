import type { Context } from "../../context";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import { type Tenure, tenureOfSpells } from "../../domain/tenure";
import { callThanks } from "../../domain/thank-you-call";
import type { ListCalls } from "../input";
import { one, pageSize, pages, type RawCall, taken } from "./lines";

/** A call as it is shown: whom, where, since when, what for. */
export type Call = Omit<RawCall, "spells" | "statedSinceOn" | "country" | "zone" | "key"> & {
  tenure: Tenure;
  clock: CustomerZone;
  /** What to thank for, in a sentence, and the whole years in it. */
  thanks: { years: number; line: string };
};

export type CallsPage = {
  /** Those the reader has taken; only with the first page of those to be made. */
  mine: Call[];
  calls: Call[];
  next: { at: string; id: string } | null;
};

const nobody = "00000000-0000-0000-0000-000000000000";
const everybody = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** A page of the list: whoever is longest with us first, of those made the latest first. */
export async function listCalls(ctx: Context, { scope, after }: ListCalls): Promise<CallsPage> {
  const { db, actor, now } = ctx;
  const from = after ?? (scope === "made" ? { at: "infinity", id: everybody } : { at: "-infinity", id: nobody });
  const asked = askedBy(ctx);
  const [rows, mine] = await Promise.all([
    pages[scope](db, { ...asked, actorId: actor.id, now: now.toISOString(), ...from }),
    scope === "open" && !after ? taken(db, { ...asked, actorId: actor.id }) : [],
  ]);
  const last = rows.slice(0, pageSize).at(-1);
  return {
    mine: mine.map((row) => callOf(ctx, row)),
    calls: rows.slice(0, pageSize).map((row) => callOf(ctx, row)),
    next: rows.length > pageSize && last ? { at: last.key, id: last.id } : null,
  };
}

/** One call, to be made or made; a customer who is gone has none. */
export async function getCall(ctx: Context, callId: string): Promise<Call> {
  const [row] = await one(ctx.db, { ...askedBy(ctx), callId });
  if (!row) throw new DomainError("not_found");
  return callOf(ctx, row);
}

function askedBy({ now, today, organisation }: Context) {
  return { now: now.toISOString(), today, lapseDays: organisation.lapseDays };
}

function callOf({ today, organisation }: Context, row: RawCall): Call {
  const { spells, statedSinceOn, country, zone, key: _, ...rest } = row;
  const tenure = tenureOfSpells({ spells, statedSinceOn, lapseDays: organisation.lapseDays, today });
  const clock = customerZone({
    statedZone: zone,
    country,
    phones: row.phones.map(({ normal }) => normal),
    organisationZone: organisation.zone,
  });
  return { ...rest, tenure, clock, thanks: callThanks(tenure) };
}
