import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/server/clock";
import { Fault } from "@/server/domain/fault";
import { type PlainDate, plainDate } from "@/server/domain/plain-date";
import { customerNumbers } from "@/server/numbers/queries/customer-numbers";
import { listLapseThresholds } from "@/server/numbers/queries/thresholds";
import { type Command, inColumns, optional, type Values } from "./command";

export const command: Command = {
  purpose: "the customers in figures as of a day: counts, activity, early repeat, win-back, value",
  usage: "numbers [--as-of 2026-01-31] [--lapse-days 180] [--json]",
  options: { "as-of": { type: "string" }, "lapse-days": { type: "string" } },
  run: async (db, values) => {
    const asOf = await dayOf(db, values);
    const numbers = await customerNumbers(db, { asOf, lapseDays: await lapseDaysOf(db, values) });
    return { json: numbers, text: inColumns(Object.entries(numbers).map(([name, value]) => [name, inOneLine(value)])) };
  },
};

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

function inOneLine(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
