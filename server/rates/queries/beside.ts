import { type SQL, sql } from "drizzle-orm";
import type { CustomersKept, Lateness, OpenOverdue } from "../../domain/rate-figures";
import type { RateQuestion } from "../../domain/rate-question";
import { factsOf, inPeriod, instant, isOfAll, type Reader, seen, unsettled } from "./source";

/** What stands beside a rate and is no sum of its days. */
export type Beside = {
  lateness: Lateness | null;
  overdue: OpenOverdue;
  customers: CustomersKept;
  /** Counted, and the customer may still say otherwise; until when, of the last. */
  provisional: { n: number; until: Date | null };
};

type Spread = Record<"late" | "overdue" | "provisional" | "customers" | "broken", number> &
  Record<"median" | "p90" | "age", number | null> &
  Record<"oldest" | "until", string | null>;

export async function getBeside(reader: Reader, question: RateQuestion): Promise<Beside> {
  const { at } = seen(question, reader);
  const isReady = isOfAll(question, reader);
  const [spread] = await reader.db.execute<Spread>(sql`
    with ${unsettled(at)},
    late as (${factsOf(question, reader, sql`f.late_minutes`, sql`f.late_minutes is not null`)}),
    overdue as (${factsOf(question, reader, sql`f.headline_due_at`, sql`f.outcome = 'overdue'`)})
    select l.*, o.*, p.*, c.* from
      (select late, quantiles[1] as median, quantiles[2] as p90 from (
         select count(*)::int as late, percentile_cont(array[0.5, 0.9]) within group (order by late_minutes) as quantiles
         from late) spread) l,
      (select count(*)::int as overdue, min(headline_due_at) as oldest,
         (extract(epoch from percentile_cont(0.5) within group (order by ${instant(at)} - headline_due_at)) / 3600)::float8 as age
       from overdue) o,
      (${isReady ? readyProvisional(question, reader) : provisionalByRow(question, reader)}) p,
      (${isReady ? readyCustomers(question, reader) : customersByRow(question, reader)}) c`);
  if (spread === undefined) throw new Error("No row came back.");
  const { late, median, p90, overdue, oldest, age, provisional, until, customers, broken } = spread;
  return {
    lateness: median === null || p90 === null ? null : { n: late, median, p90 },
    overdue: { n: overdue, oldestDueAt: oldest ? new Date(oldest) : null, medianHours: age },
    provisional: { n: provisional, until: until ? new Date(until) : null },
    customers: { n: customers, kept: customers - broken },
  };
}

function customersByRow(question: RateQuestion, reader: Reader): SQL {
  return sql`
    select count(*)::int as customers, (count(*) filter (where is_broken))::int as broken
    from (select survivor_id, bool_or(not is_kept) as is_broken
      from (${factsOf(question, reader, sql`f.survivor_id, f.is_kept`, sql`f.is_counted`)}) f group by survivor_id) each`;
}

/** From the days of customers; those of whom something is judged anew are taken out of them, and looked up. */
function readyCustomers(question: RateQuestion, reader: Reader): SQL {
  const { level, origin, from, to } = question;
  const ready = (isBroken: boolean) => sql`
    (select coalesce(sum(customers), 0) from promise_customers
     where level = ${level} and origin = ${origin} and is_broken = ${isBroken}
       and due_on between ${from}::date and ${to}::date and before_on < ${from}::date)`;
  const summed = (isBroken: SQL) => sql`count(distinct survivor_id) filter (where ${isBroken})`;
  return sql`
    select (${ready(false)} + changed.customers)::int as customers, (${ready(true)} + changed.broken)::int as broken
    from (
      select ${summed(sql`is_now`)} - ${summed(sql`is_stored`)} as customers,
        ${summed(sql`is_now and not is_kept`)} - ${summed(sql`is_stored and not is_kept`)} as broken
      from (
        select f.survivor_id, f.is_kept, true as is_stored,
          not exists (select from unsettled u where u.promise_id = f.promise_id) as is_now
        from promise_facts f where ${inPeriod(question, reader)} and f.is_counted and f.survivor_id = any (array(
          select survivor_id from live
          union select k.survivor_id from promise_facts k where k.promise_id = any (array(select promise_id from unsettled))))
        union all
        select f.survivor_id, f.is_kept, false, true from live f where ${inPeriod(question, reader)} and f.is_counted) stood
    ) changed`;
}

function provisionalByRow(question: RateQuestion, reader: Reader): SQL {
  const mayChange = sql`f.is_counted and f.closes_at > ${instant(seen(question, reader).at)}`;
  return sql`
    select count(*)::int as provisional, max(closes_at) as until
    from (${factsOf(question, reader, sql`f.closes_at`, mayChange)}) f`;
}

/** From sums by the day (of the epoch) on which an answer counts last; what closes today is looked up, and what is judged anew. */
function readyProvisional(question: RateQuestion, reader: Reader): SQL {
  const { level, origin, from, to } = question;
  const at = instant(reader.now);
  const today = Math.floor(reader.now.getTime() / 86_400_000);
  const tomorrow = instant(new Date((today + 1) * 86_400_000));
  const mayChange = sql`${inPeriod(question, reader)} and f.is_counted and f.closes_at > ${at}`;
  return sql`
    select (
        (select coalesce(sum(due), 0) from promise_days
         where level = ${level} and origin = ${origin} and cut = 'closes'
           and due_on between ${from}::date and ${to}::date and nullif(value, '')::int > ${today}::int)
        + (select count(*) from promise_facts f where ${mayChange} and f.closes_at < ${tomorrow})
        - (select count(*) from promise_facts f
           where ${mayChange} and f.promise_id = any (array(select promise_id from unsettled)))
        + (select count(*) from live f where ${mayChange}))::int as provisional,
      (select max(last.closes_at) from (
        (select f.closes_at from promise_facts f
         where ${mayChange} and not exists (select from unsettled u where u.promise_id = f.promise_id)
         order by f.closes_at desc limit 1)
        union all select f.closes_at from live f where ${mayChange}) last) as until`;
}
