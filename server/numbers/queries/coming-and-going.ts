import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { MonthOfCustomers } from "../../domain/customer-numbers";
import type { PlainDate } from "../../domain/plain-date";
import { asOf, lapseDays } from "./asked";
import { isAtHand, isBehind, mostUnsettled, until, withSums } from "./sums";

/** What is counted of a kind month by month; what lies before the months asked for, as one. */
const monthly = (kind: string, threshold: SQL, { from, to }: { from: SQL; to: SQL }): SQL => sql`
  select ${sql.raw(`'${kind}'`)} as kind,
    case when on_day >= ${from} then date_trunc('month', on_day::timestamp)::date else '-infinity' end as month,
    sum(counted) as counted
  from ${until(kind, to, threshold)} s group by 2`;

/** How many are active at the end of each day is what was bought on days up to it, less the purchases nobody is active by. */
export const months = (from: SQL, to: SQL = asOf): SQL => sql`(
  select coalesce(json_agg(json_build_object('month', m.month, 'endsOn', least((m.month + interval '1 month')::date - 1, ${to}),
    'opening', m.closing - m.change, 'new', m.new, 'wonBack', m.won_back, 'lost', m.lost, 'closing', m.closing)
    order by m.month) filter (where m.month >= ${from}), '[]')
  from (
    select by_month.*, sum(by_month.change) over (order by by_month.month)::int as closing
    from (
      select listed.month,
        coalesce(sum(case s.kind when 'bought' then s.counted when 'ended' then -s.counted end), 0)::int as change,
        coalesce(sum(s.counted) filter (where s.kind = 'first'), 0)::int as new,
        coalesce(sum(s.counted) filter (where s.kind = 'won_back'), 0)::int as won_back,
        coalesce(sum(s.counted) filter (where s.kind = 'lost'), 0)::int as lost
      from (
        select '-infinity'::date as month
        union all select start::date from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 month') start
      ) listed
      left join (
        ${monthly("bought", sql`0`, { from, to })}
        union all ${monthly("first", sql`0`, { from, to })}
        union all ${monthly("ended", lapseDays, { from, to })}
        union all ${monthly("won_back", lapseDays, { from, to })}
        union all ${monthly("lost", lapseDays, { from, to })}
      ) s on s.month = listed.month
      group by listed.month
    ) by_month
  ) m
  where ${lapseDays} is not null)`;

const monthsSince = preparedSql<{ months: MonthOfCustomers[] }>(
  "movement_by_month",
  sql`${withSums} select ${months(sql`${placeholder("from")}::date`)} as months`,
);

/** The identity month by month; `from` is the first day of a month, the last month ends on `asOf`. */
export async function movementByMonth(
  db: Database,
  asked: { from: PlainDate; asOf: PlainDate; lapseDays: number },
): Promise<MonthOfCustomers[]> {
  const [row] = await monthsSince(db, { ...asked, most: null });
  return row?.months ?? [];
}

/** `months` null: the threshold was set a moment ago, and nothing under it has been summed yet. */
type MovementLately = { months: MonthOfCustomers[] | null; isBehind: boolean };

const monthsLately = preparedSql<{ months: MonthOfCustomers[]; isBehind: boolean; isAtHand: boolean }>(
  "movement_lately",
  sql`${withSums} select ${months(sql`${placeholder("from")}::date`)} as months, ${isBehind} as "isBehind",
    ${isAtHand} as "isAtHand"`,
);

/** The same for a page that waits for nothing: where very much has just changed, those of a moment ago. */
export async function movementLately(
  db: Database,
  asked: { from: PlainDate; asOf: PlainDate; lapseDays: number },
): Promise<MovementLately> {
  const [row] = await monthsLately(db, { ...asked, most: mostUnsettled });
  if (!row) throw new Error("The question about customers had no answer.");
  return { months: row.isAtHand ? row.months : null, isBehind: row.isBehind };
}

/** First purchases by year: the only way to become a customer, so they add up to all of them. */
export const firstPurchases = sql`(
  select coalesce(json_agg(json_build_object('year', y.year, 'customers', y.customers) order by y.year), '[]')
  from (select extract(year from on_day)::int as year, sum(counted)::int as customers
    from ${until("first", asOf)} s group by 1 having sum(counted) > 0) y)`;

/** How many of a kind there are by the end of a day. */
export const countedBy = (kind: string, day: SQL, threshold: SQL = sql`0`): SQL => sql`(
  select coalesce(sum(counted), 0)::int from ${until(kind, day, threshold)} s)`;

/** How many are active at the end of a day: they bought on some day, and are not past it by the threshold, nor bought again. */
export const activeBy = (day: SQL): SQL =>
  sql`case when ${lapseDays} is null then 0 else ${countedBy("bought", day)} - ${countedBy("ended", day, lapseDays)} end`;

export const presence = sql`(
  select json_build_object('customers', known.customers, 'notYetBought', known.everybody - known.customers, 'active', known.active)
  from (select ${countedBy("first", asOf)} as customers, ${countedBy("known", asOf)} as everybody, ${activeBy(asOf)} as active) known)`;
