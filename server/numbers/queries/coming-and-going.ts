import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { MonthOfCustomers } from "../../domain/customer-numbers";
import type { PlainDate } from "../../domain/plain-date";
import { asOf, lapseDays } from "./asked";

const months = (from: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('month', m.month, 'endsOn', m.ends_on, 'opening', m.opening, 'new', m.new,
    'wonBack', m.won_back, 'lost', m.lost, 'closing', m.closing) order by m.month), '[]')
  from customer_movement_by_month(${from}, ${asOf}, ${lapseDays}) m
  where ${lapseDays} is not null)`;

/** The twelve months that end with the day asked for; none without a lapse threshold. */
export const twelveMonths = months(sql`(date_trunc('month', ${asOf}::timestamp) - interval '11 months')::date`);

const monthsSince = preparedSql<{ months: MonthOfCustomers[] }>(
  "movement_by_month",
  sql`select ${months(sql`${placeholder("from")}::date`)} as months`,
);

/** The identity month by month; `from` is the first day of a month, the last month ends on `asOf`. */
export async function movementByMonth(
  db: Database,
  asked: { from: PlainDate; asOf: PlainDate; lapseDays: number },
): Promise<MonthOfCustomers[]> {
  const [row] = await monthsSince(db, asked);
  return row?.months ?? [];
}

/** First purchases by year: the only way to become a customer, so they add up to all of them. */
export const firstPurchases = sql`(
  select coalesce(json_agg(json_build_object('year', y.year, 'customers', y.customers) order by y.year), '[]')
  from (select extract(year from first_on)::int as year, count(*)::int as customers
    from standing where first_on <= ${asOf} group by 1) y)`;

export const presence = sql`(
  select json_build_object(
    'customers', (select count(*)::int from standing where first_on <= ${asOf}),
    'notYetBought', (select count(*)::int from segment_members('all', ${asOf}, ${lapseDays}) member
      where not exists (select from standing where standing.customer_id = member and standing.first_on <= ${asOf})),
    'active', (select count(*)::int from active_customers(${asOf}, ${lapseDays}))))`;
