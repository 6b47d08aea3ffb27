import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "../../clock";
import { addDays, addMonths, dayIn, type Instant, type PlainDate } from "../../domain/plain-date";
import { readRateQuestion } from "../../domain/rate-question";
import { listRates } from "../../rates/queries/cuts";
import { showsRates } from "./brand";
import { type Clause, listVersions } from "./versions";

/** What of a clause leaves the house: not who answers inside it, nor what its promise hangs on. */
export type PublicClause = Omit<Clause, "id" | "revision" | "team" | "trigger"> & {
  /** Null: not published, or nothing came due. */
  rate: { due: number; kept: number } | null;
};

export type PublicCharter = {
  house: string;
  zone: string;
  now: Instant;
  number: number;
  /** In force since. */
  since: Instant;
  clauses: PublicClause[];
  showsRates: boolean;
};

/** The charter in force as everybody may read it; null where there is none. */
export async function findPublicCharter(db: Database): Promise<PublicCharter | null> {
  const [now, [organisation]] = await Promise.all([
    readClock(db),
    db.execute<{ name: string; zone: string }>(sql`select name, zone from organisation`),
  ]);
  const current = (await listVersions(db, { now })).find(({ isInForce }) => isInForce);
  if (!organisation || !current?.signedAt) return null;
  const isShown = await showsRates(db);
  const today = dayIn(organisation.zone, now);
  const rates = isShown ? await ratesOf(db, { now, today, zone: organisation.zone }) : new Map();
  return {
    house: organisation.name,
    zone: organisation.zone,
    now,
    number: current.number,
    since: current.signedAt,
    showsRates: isShown,
    clauses: current.clauses.map(({ id, revision, team, trigger, ...clause }) => ({
      ...clause,
      rate: rates.get(clause.key) ?? null,
    })),
  };
}

type Seen = { now: Instant; today: PlainDate; zone: string };

async function ratesOf(db: Database, { now, today, zone }: Seen): Promise<Map<string, { due: number; kept: number }>> {
  const from = addDays(addMonths(today, -12), 1);
  const reader = { db, now, today, organisation: { zone, lapseDays: null }, actor: null };
  const { rows } = await listRates(reader, readRateQuestion({ from, to: today, level: "charter" }, today), "clause");
  return new Map(rows.map(({ value, due, kept }) => [value, { due, kept }]));
}
