import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/server/clock";
import { answerAll } from "@/server/counts/queries/answers";
import { movementQuestion } from "@/server/counts/queries/movement";
import { Fault } from "@/server/domain/fault";
import type { Lens } from "@/server/domain/lens";
import { movementBySteps, movementIn } from "@/server/domain/movement";
import { type PlainDate, plainDate } from "@/server/domain/plain-date";
import { isSegmentKey } from "@/server/domain/segment";
import { customerNumbers } from "@/server/numbers/queries/customer-numbers";
import { listLapseThresholds } from "@/server/numbers/queries/thresholds";
import { type Command, inColumns, optional, type Values } from "./command";

export const command: Command = {
  purpose: "the customers in figures as of a day: who came, stayed, went and returned, each with its interval",
  usage: "numbers [--as-of 2026-01-31] [--from 2026-01-01] [--lapse-days 180] [--segment top_tenth] [--json]",
  options: {
    "as-of": { type: "string" },
    from: { type: "string" },
    "lapse-days": { type: "string" },
    segment: { type: "string" },
  },
  run: async (db, values) => {
    const lens: Lens = {
      asOf: await dayOf(db, values),
      lapseDays: await lapseDaysOf(db, values),
      segment: await segmentOf(db, values),
    };
    const figures = { ...(await customerNumbers(db, lens)), ...(await movementOf(db, lens, values)) };
    const text = inColumns(Object.entries(figures).map(([name, value]) => [name, inOneLine(value)]));
    if (values.json !== true) return { json: figures, text };
    const answers = await answerAll(db, lens);
    return { json: { ...figures, answers }, text, isBad: Object.values(answers).some((told) => "fault" in told) };
  },
};

/** The identity of the period from the given day, if there is one, and of each quarter since the first purchase. */
async function movementOf(db: Database, lens: Lens, values: Values) {
  const { days } = await movementQuestion.count(db, lens);
  const given = optional(values, "from");
  const period = given && lens.lapseDays !== null ? { from: plainDate(given), to: lens.asOf } : null;
  const first = days[0]?.[0];
  return {
    period: period && { ...period, ...movementIn(days, period) },
    quarters: first && lens.lapseDays !== null ? movementBySteps(days, { from: first, to: lens.asOf }, "quarter") : [],
  };
}

/** The given day, else today in the organisation's zone. */
async function dayOf(db: Database, values: Values): Promise<PlainDate> {
  const given = optional(values, "as-of");
  if (given) return plainDate(given);
  const now = await readClock(db);
  const [row] = await db.execute<{ today: string }>(
    sql`select to_char(${now.toISOString()}::timestamptz at time zone o.zone, 'YYYY-MM-DD') as today from organisation o`,
  );
  if (!row)
    throw new Fault("The organisation is not set up yet: start Standpoint and use the set-up link, or give --as-of.");
  return plainDate(row.today);
}

/** The given threshold, else the one a person has set, else none: then nothing that needs one is said. */
async function lapseDaysOf(db: Database, values: Values): Promise<number | null> {
  const given = optional(values, "lapse-days");
  if (given === undefined) return (await listLapseThresholds(db)).at(0)?.days ?? null;
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1)
    throw new Fault(`--lapse-days must be a whole number of days, not "${given}".`);
  return days;
}

/** A standing segment by its key, a saved one by its name or its id (then as its rule stands now) or that of a version. */
async function segmentOf(db: Database, values: Values): Promise<string | null> {
  const given = optional(values, "segment");
  if (given === undefined || isSegmentKey(given)) return given ?? null;
  const [saved] = await db.execute<{ id: string }>(sql`
    select coalesce(v.id, n.version_id) as id from segments_now n
    left join segment_versions v on v.segment_id = n.id and v.id::text = ${given}
    where v.id is not null or n.id::text = ${given} or lower(n.name) = lower(${given})
    order by n.retired_at desc nulls first limit 1`);
  if (!saved) throw new Fault(`There is no segment "${given}". Give its key, its name or its id.`);
  return saved.id;
}

function inOneLine(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
