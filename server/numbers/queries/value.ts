import { sql } from "drizzle-orm";
import { topPart } from "../../domain/value";
import { asOf } from "./asked";

/** What was bought in one currency, refunds taken off. */
export type CurrencyTotal = { currency: string; lines: number; totalMinor: number };

const part = sql.raw(String(topPart));

export const topShare = sql`(
  with ranked as (
    select value_minor, row_number() over (order by value_minor desc) as place, count(*) over () as buyers
    from customer_values(${asOf})
  ),
  sums as (
    select count(*)::int as customers, count(*) filter (where place <= ceil(buyers * ${part}))::int as top,
      coalesce(sum(value_minor), 0)::float8 as total_minor,
      coalesce(sum(value_minor) filter (where place <= ceil(buyers * ${part})), 0)::float8 as top_minor
    from ranked
  )
  select json_build_object('customers', customers, 'topCustomers', top, 'totalMinor', total_minor, 'topMinor', top_minor,
    'share', case when total_minor > 0 then top_minor / total_minor end)
  from sums)`;

export const lastYear = sql`(
  with spent as (
    select customer_id, sum(amount_minor)::bigint as amount_minor,
      count(distinct bought_on) filter (where amount_minor >= 0) as days
    from counted_purchases
    where bought_on > ${asOf} - 365 and bought_on <= ${asOf} and currency = (select currency from organisation)
    group by customer_id
  )
  select json_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(days), 0)::int,
    'totalMinor', coalesce(sum(amount_minor), 0),
    'medianMinor', percentile_disc(0.5) within group (order by amount_minor))
  from spent where days > 0)`;

/** Everything on record up to the day, refunds included, per currency and never converted (ruling 27). */
export const totals = sql`(
  select coalesce(json_agg(json_build_object('currency', t.currency, 'lines', t.lines, 'totalMinor', t.total_minor)
    order by t.lines desc, t.currency), '[]')
  from (select currency, count(*)::int as lines, sum(amount_minor)::bigint as total_minor from counted_purchases
    where bought_on <= ${asOf} group by currency) t)`;

export const orders = sql`(
  select count(distinct order_ref)::int from counted_purchases where bought_on <= ${asOf})`;
