import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { FeedKind, WeeklyKind } from "../../domain/decision-telling";
import type { Instant, PlainDate } from "../../domain/plain-date";
import type { Away } from "../../domain/telling";
import type { CustomersWeek } from "../../domain/weekly";

/** Somebody whose weekly letter has not been looked at this week. */
export type UntoldWeek = {
  personId: string;
  kind: WeeklyKind;
  now: Instant;
  /** The Monday of this week in the organisation's zone. */
  weekOn: PlainDate;
  /** The Monday of the week in which they were last told; null: never. */
  lastWeekOn: PlainDate | null;
  away: Away[];
};

/** Everybody who is told weekly and has not been this week: who follows weekly, and who works where no customer is met. */
export async function listUntoldWeeks(db: Database): Promise<UntoldWeek[]> {
  const rows = await db.execute<Omit<UntoldWeek, "now"> & { now: string }>(sql`
    with week as (
      select standpoint_now() as now, date_trunc('week', organisation_day(standpoint_now())::timestamp)::date as on_day
    ), told as (
      select person_id, 'followed' as kind from decision_subscriptions where how = 'weekly' and ended_at is null
      union
      select p.id, 'back_office' from people p where not meets_customers(p.department_id)
    )
    select told.person_id as "personId", told.kind, week.now, week.on_day::text as "weekOn",
      (select max(d.week_on)::text from decision_digests d
        where d.person_id = told.person_id and d.kind = told.kind) as "lastWeekOn",
      coalesce((select jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'untilOn', x.until_on))
        from absences x where x.person_id = told.person_id and x.taken_back_at is null
          and x.from_on <= week.on_day + 7 and coalesce(x.until_on >= week.on_day, true)), '[]') as away
    from told join people p on p.id = told.person_id and p.deactivated_at is null cross join week
    where not exists (select from decision_digests d
      where d.person_id = told.person_id and d.kind = told.kind and d.week_on = week.on_day)
    order by told.person_id, told.kind`);
  return rows.map((row) => ({ ...row, now: new Date(row.now) }));
}

type Days = { from: PlainDate; until: PlainDate };

const within = (column: string, { from, until }: Days) =>
  sql`${sql.raw(column)} >= day_begins(${from}::date) and ${sql.raw(column)} < day_begins(${until}::date)`;

/** What happened to a decision, as a letter names it. */
export type Happened = { decisionId: string; number: number; title: string | null; kind: FeedKind; all: number };

/** What happened in these days to the decisions somebody follows weekly, the newest first. */
export async function listFollowed(
  db: Database,
  { personId, days, limit }: { personId: string; days: Days; limit: number },
): Promise<Happened[]> {
  return [
    ...(await db.execute<Happened>(sql`
      select f.decision_id as "decisionId", d.number, decision_title(d.id) as title, f.kind, (count(*) over ())::int as all
      from decision_feed f join decisions d on d.id = f.decision_id
      where ${within("f.recorded_at", days)}
        and ${personId}::uuid in (select followers_of(f.decision_id, f.by_id, f.recorded_at, 'weekly'))
      order by f.recorded_at desc, f.id desc limit ${limit}`)),
  ];
}

/** The decisions made in these days that touch customers, the newest first. */
export async function listTouching(db: Database, { days, limit }: { days: Days; limit: number }): Promise<Happened[]> {
  return [
    ...(await db.execute<Happened>(sql`
      select d.id as "decisionId", d.number, decision_title(d.id) as title, 'decided' as kind, (count(*) over ())::int as all
      from decision_moves m join statements s on s.id = m.statement_id join decisions d on d.id = m.decision_id
      where m.kind = 'decided' and s.affects <> 'none' and ${within("m.recorded_at", days)}
      order by m.recorded_at desc, m.id desc limit ${limit}`)),
  ];
}

/**
 * What a department is told of customers for these days. It looks after the stages its standing decisions name, and the
 * segments one of its people looks after.
 */
export async function getCustomersWeek(db: Database, personId: string, days: Days): Promise<CustomersWeek> {
  const [row] = await db.execute<CustomersWeek>(sql`
    with own as (
      select department_id as id from people where id = ${personId}::uuid
    ), cared_for as (
      select newest.segment_id, newest.key from (
        select distinct on (segment_id, key) segment_id, key, owner_id from segment_strategies
        order by segment_id, key, recorded_at desc, id desc) newest
      join people p on p.id = newest.owner_id join own on own.id = p.department_id
    ), members as (
      select distinct m.id from cared_for c
      cross join lateral segment_members(coalesce(c.key, (select v.id::text from segment_versions v
        where v.segment_id = c.segment_id order by v.version desc limit 1)), ${days.until}::date,
        (select days from lapse_thresholds order by recorded_at desc, id desc limit 1)) as m(id)
    ), named as (
      select distinct unnest(s.stages) as stage from own join statements s on s.department_id = own.id
      join decision_moves m on m.statement_id = s.id and m.kind = 'decided'
      where decision_state(s.decision_id) in ('decided', 'in_effect', 'reviewed')
    ), heard as (
      select c.feeling from contacts c join customers k on k.id = c.customer_id
      where c.direction = 'in' and ${within("c.happened_at", days)}
        and (c.stage in (select stage from named) or k.survivor_id in (select id from members))
    ), fell_due as (
      select kept_original from promise_outcomes(standpoint_now(), day_begins(${days.from}::date), day_begins(${days.until}::date))
      where in_denominator and origin = 'live'
    )
    select
      (select count(*) from decision_moves m join statements s on s.id = m.statement_id
        where m.kind = 'decided' and s.affects <> 'none' and ${within("m.recorded_at", days)})::int as decided,
      (select count(*) from fell_due)::int as due, (select count(*) from fell_due where not kept_original)::int as broken,
      (select count(*) from heard)::int as said, (select count(*) from heard where feeling <= 2)::int as unhappy`);
  return row ?? { decided: 0, due: 0, broken: 0, said: 0, unhappy: 0 };
}
