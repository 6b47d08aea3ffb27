import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type KeptRate, keptRate, type MonthOfPromises, rateReading } from "../../domain/kept-rate";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";
import type { PromiseOrigin, PromiseOutcome } from "../../domain/promise-words";

export type RateQuestion = {
  from: PlainDate;
  to: PlainDate;
  now: Instant;
  origin?: PromiseOrigin;
  teamId?: string | null;
};
export type RateAnswer = KeptRate & {
  from: PlainDate;
  to: PlainDate;
  origin: PromiseOrigin;
  openOverdue: number;
  reading: string;
};

/** Days in the organisation's zone become instants: [from, to] means until the end of `to`. */
const begins = (day: PlainDate) => sql`(${day}::date::timestamp at time zone (select zone from organisation))`;

/** The kept rate of the promises whose headline time lay in these days, both included. Live promises only, unless asked (ruling 7). */
export async function getKeptRate(
  db: Database,
  { from, to, now, origin = "live", teamId }: RateQuestion,
): Promise<RateAnswer> {
  const ofTeam = teamId ? sql`and team_id = ${teamId}::uuid` : sql``;
  const rows = await db.execute<{
    outcome: PromiseOutcome;
    n: number;
    due: number;
    kept: number;
    agreed: number;
    asked: number;
  }>(sql`
    select outcome, count(*)::int as n, count(*) filter (where in_denominator)::int as due,
      count(*) filter (where kept_original)::int as kept, count(*) filter (where kept_agreed)::int as agreed,
      count(*) filter (where in_denominator and asked_by_customer)::int as asked
    from promise_outcomes(${now.toISOString()}::timestamptz, ${begins(from)}, ${begins(addDays(to, 1))})
    where origin = ${origin} ${ofTeam} group by outcome`);
  const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const rate = keptRate({
    due: total((row) => row.due),
    kept: total((row) => row.kept),
    keptAsAgreed: total((row) => row.agreed),
    askedByCustomer: total((row) => row.asked),
    outcomes: Object.fromEntries(rows.map((row) => [row.outcome, row.n])),
  });
  return { ...rate, from, to, origin, openOverdue: rate.outcomes.overdue ?? 0, reading: rateReading(rate) };
}

/** M1 by calendar month of the headline time, in the organisation's zone; a month in which nothing fell due has n = 0. */
export async function keptRateByMonth(
  db: Database,
  { from, to, now, teamId }: { from: PlainDate; to: PlainDate; now: Instant; teamId?: string | null },
): Promise<MonthOfPromises[]> {
  const ofTeam = teamId ? sql`and o.team_id = ${teamId}::uuid` : sql``;
  return [
    ...(await db.execute<MonthOfPromises>(sql`
      with months as (
        select generate_series(date_trunc('month', ${from}::date::timestamp), ${to}::date::timestamp, interval '1 month') as month
      ), due as (
        select date_trunc('month', o.headline_due at time zone (select zone from organisation)) as month,
          count(*)::int as due, count(*) filter (where o.kept_original)::int as kept
        from promise_outcomes(${now.toISOString()}::timestamptz, ${begins(from)}, ${begins(addDays(to, 1))}) o
        where o.in_denominator and o.origin = 'live' ${ofTeam} group by 1
      )
      select to_char(months.month, 'YYYY-MM') as month, coalesce(due.due, 0) as due, coalesce(due.kept, 0) as kept
      from months left join due using (month) order by 1`)),
  ];
}
