import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainDate } from "../../domain/plain-date";
import type { SpecialDateKind, YearlyDay } from "../../domain/special-date";

/** Where the next page begins: after this day and record. */
type AheadKey = { on: PlainDate; id: string };
type Whose = { id: string; on: PlainDate; customerId: string; name: string; place: string | null };
export type ComingDate = Whose & YearlyDay & { kind: SpecialDateKind; words: string | null };
export type DueReview = Whose & { words: string | null; measure: string | null };
export type DueRenewal = Whose & { words: string | null };
export type AheadPage<Row> = { rows: Row[]; next: AheadKey | null };

const pageSize = 25;

type Asked = { today: PlainDate; after: AheadKey | null };

/**
 * Special dates of the next thirty days. Left out: no consent any more, has died, vulnerable, an issue open. One look
 * in the index of days for each of the thirty; the 28th of February also brings the 29th in a year without one.
 */
export async function listComingDates(db: Database, { today, after }: Asked): Promise<AheadPage<ComingDate>> {
  const rows = await db.execute<ComingDate>(sql`
    select d.id, x.coming::text as "on", d.kind, d.month, d.day, d.year, (select body from texts where id = d.words_id) as words,
           s.id as "customerId", s.name, s.place
      from (select distinct month, day, next_occurrence(month, day, ${today}::date) as coming
              from (select extract(month from t)::int as month, extract(day from t)::int as day
                      from generate_series(${today}::date, ${today}::date + 30, interval '1 day') t
                    union values (2, 29)) yearly) x
      join special_dates d on d.month = x.month and d.day = x.day and d.withdrawn_at is null and d.erased_at is null
      join customers c on c.id = d.customer_id
      join customers s on s.id = c.survivor_id and s.withdrawn_at is null
      left join standing st on st.customer_id = s.id
     where x.coming <= ${today}::date + 30
       and (x.coming, d.id) > (${after?.on ?? "-infinity"}::date, ${after?.id ?? lowest}::uuid)
       and s.died_recorded_at is null and s.vulnerable_at is null and coalesce(st.open_issues, 0) = 0
       and consent_now(s.id, 'special_dates')
     order by x.coming, d.id limit ${pageSize + 1}`);
  return pageOf(rows);
}

/** Goals whose agreed day of looking at them together has passed, the longest first. */
export async function listDueReviews(db: Database, { today, after }: Asked): Promise<AheadPage<DueReview>> {
  const key = sql`(${after?.on ?? "-infinity"}::date, ${after?.id ?? lowest}::uuid)`;
  const rows = await db.execute<DueReview>(sql`
    with due as (
      (select g.review_on as due_on, g.id from goals g
        where g.review_on < ${today}::date and (g.review_on, g.id) > ${key}
          and not exists (select 1 from goal_reviews r where r.goal_id = g.id) and ${isAlive}
        order by 1, 2 limit ${pageSize + 1})
      union all
      (select r.next_on, r.goal_id from goal_reviews r join goals g on g.id = r.goal_id
        where r.next_on < ${today}::date and (r.next_on, r.goal_id) > ${key}
          and not exists (select 1 from goal_reviews later where later.goal_id = r.goal_id and (later.recorded_at, later.id) > (r.recorded_at, r.id))
          and ${isAlive}
        order by 1, 2 limit ${pageSize + 1})
    )
    select g.id, due.due_on::text as "on", (select body from texts where id = g.words_id) as words,
           (select body from texts where id = g.measure_id) as measure, s.id as "customerId", s.name, s.place
      from due join goals g on g.id = due.id
      join customers c on c.id = g.customer_id
      join customers s on s.id = c.survivor_id
     order by due.due_on, g.id limit ${pageSize + 1}`);
  return pageOf(rows);
}

/** Renewals due within sixty days or overdue, the earliest first; a renewal recorded after it answers one. */
export async function listDueRenewals(db: Database, { today, after }: Asked): Promise<AheadPage<DueRenewal>> {
  const rows = await db.execute<DueRenewal>(sql`
    select l.id, l.happened_on::text as "on", (select body from texts where id = l.words_id) as words,
           s.id as "customerId", s.name, s.place
      from lifecycle_facts l
      join customers c on c.id = l.customer_id
      join customers s on s.id = c.survivor_id and s.withdrawn_at is null and s.died_recorded_at is null
     where l.kind = 'renewal_due' and l.withdrawn_at is null and l.happened_on <= ${today}::date + 60
       and (l.happened_on, l.id) > (${after?.on ?? "-infinity"}::date, ${after?.id ?? lowest}::uuid)
       and not exists (select 1 from lifecycle_facts later join customers m on m.id = later.customer_id
                        where m.survivor_id = s.id and later.kind in ('renewal_due', 'renewed')
                          and later.withdrawn_at is null and (later.recorded_at, later.id) > (l.recorded_at, l.id))
     order by l.happened_on, l.id limit ${pageSize + 1}`);
  return pageOf(rows);
}

/** Whose goal it is has not died, and is a customer still. */
const isAlive = sql`exists (
  select 1 from customers c join customers s on s.id = c.survivor_id
   where c.id = g.customer_id and s.withdrawn_at is null and s.died_recorded_at is null)`;

const lowest = "00000000-0000-0000-0000-000000000000";

function pageOf<Row extends AheadKey>(found: readonly Row[]): AheadPage<Row> {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, next: last && found.length > pageSize ? { on: last.on, id: last.id } : null };
}
