import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { minorDigitsOf, readAmount } from "../../domain/amount";
import { DomainError } from "../../domain/errors";
import { addMonths, type PlainDate } from "../../domain/plain-date";
import { longestEstimate, type WalletSource } from "../../domain/wallet";
import { recordEvent } from "../../events/mutations";
import type { RecordWallet } from "../input";
import { listEstimates } from "../queries/wallet";

type Done = { customerId: string };

/** Notes what a customer buys from others in a year, as somebody said it. What was said before stays to be seen. */
export async function recordWallet(ctx: Context, input: RecordWallet): Promise<Done> {
  const elsewhereMinor = readAmount(input.elsewhere, "point", minorDigitsOf(ctx.organisation.currency));
  if (elsewhereMinor === null || elsewhereMinor < 0 || elsewhereMinor > 1e12)
    throw new DomainError("not_an_amount", { amount: input.elsewhere }, "elsewhere");
  const saidOn = input.saidOn ?? ctx.today;
  if (saidOn > ctx.today) throw new DomainError("known_in_the_future", {}, "saidOn");
  const expiresOn = input.expiresOn ?? addMonths(saidOn, 12);
  if (expiresOn < saidOn || expiresOn > addMonths(saidOn, longestEstimate))
    throw new DomainError("wallet_expiry", { months: longestEstimate }, "expiresOn");
  const { source } = input;
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const id = await insert(tx, ctx, { customerId, elsewhereMinor, source, saidOn, expiresOn });
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "wallet.estimated", subject: "wallet_estimate", subjectId: id, customerId },
      facts: { source, saidOn, expiresOn },
    });
    return { customerId };
  });
}

/** It was not so after all, or of somebody else: from now on nothing is known, and what was said stays to be seen. */
export async function takeBackWallet(ctx: Context, given: { customerId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, given.customerId);
    const [latest] = await listEstimates(tx, customerId);
    if (!latest || latest.elsewhereMinor === null) throw new DomainError("withdrawn_already");
    const id = await insert(tx, ctx, { ...latest, customerId, elsewhereMinor: null });
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "wallet.takenBack", subject: "wallet_estimate", subjectId: id, customerId },
    });
    return { customerId };
  });
}

type Estimate = {
  customerId: string;
  elsewhereMinor: number | null;
  source: WalletSource;
  saidOn: PlainDate;
  expiresOn: PlainDate;
};

/** The database takes these columns alone: when it was recorded is its own to say. */
async function insert(tx: Database, { actor, organisation }: Context, given: Estimate): Promise<string> {
  const id = newId();
  const { customerId, elsewhereMinor, source, saidOn, expiresOn } = given;
  await tx.execute(sql`
    insert into wallet_estimates (id, customer_id, elsewhere_minor, currency, source, said_on, expires_on, recorded_by)
    values (${id}, ${customerId}, ${elsewhereMinor}, ${organisation.currency}, ${source}, ${saidOn}, ${expiresOn}, ${actor.id})`);
  return id;
}
