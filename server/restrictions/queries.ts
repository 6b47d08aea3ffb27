import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, list, mine, nameOf } from "../customers/queries/members";
import type { PlainDate } from "../domain/plain-date";
import { type RestrictionFacts, type RestrictionState, restrictionState } from "../domain/restriction";
import { type Cited, citedDecision } from "../limits/queries/versions";

/** A restriction as the tables know it. Words null: erased. */
export type RawRestriction = Omit<RestrictionFacts, "decisionState"> & {
  id: string;
  words: string | null;
  reason: string | null;
  decision: Cited;
  setBy: string;
  setAt: string;
  endedBy: string | null;
};

/** The same with where it stands today. */
export type Restriction = RawRestriction & { state: RestrictionState };

const zone = sql`(select zone from organisation)`;
const text = (id: SQL): SQL => sql`(select body from texts where id = ${id})`;

const restrictionsWhere = (which: SQL): SQL =>
  list(
    sql`'id', r.id, 'words', ${text(sql`r.words_id`)}, 'reason', ${text(sql`r.reason_id`)}, 'fromOn', r.from_on,
        'untilOn', r.until_on, 'endedOn', (r.ended_at at time zone ${zone})::date, 'decision', ${citedDecision(sql`r.decision_id`)},
        'setBy', ${nameOf(sql`r.set_by`)}, 'setAt', ${iso(sql`r.recorded_at`)}, 'endedBy', ${nameOf(sql`r.ended_by`)}`,
    sql`r.ended_at is not null, r.until_on desc, r.id desc`,
    sql`(select * from restrictions where ${mine(sql`customer_id`)} and ${which} order by recorded_at desc limit 100) r`,
  );

/** For the brief's statement: what has not ended by `today`, whether or not a decision still stands behind it. */
export const restrictionsOfMembers: SQL = restrictionsWhere(
  sql`ended_at is null and until_on >= ${placeholder("today")}::date`,
);

/** Restrictions with where they stand on a day. */
export function restrictionsOn(today: PlainDate, raw: readonly RawRestriction[]): Restriction[] {
  return raw.map((one) => ({ ...one, state: restrictionState({ ...one, decisionState: one.decision.state }, today) }));
}

const all = preparedSql<{ restrictions: RawRestriction[] }>(
  "restrictions_of_customer",
  sql`
  with members as materialized (
    select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid
  )
  select ${restrictionsWhere(sql`true`)} as restrictions`,
);

/** Every restriction there was on a customer: those that have not ended first. */
export async function listRestrictions(
  db: Database,
  { customerId, today }: { customerId: string; today: PlainDate },
): Promise<Restriction[]> {
  const [row] = await all(db, { customerId });
  return restrictionsOn(today, row?.restrictions ?? []);
}
