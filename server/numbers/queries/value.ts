import { sql } from "drizzle-orm";
import { topPart } from "../../domain/value";
import { asOf, lapseDays, segment } from "./asked";

/** What was bought in one currency, refunds taken off. */
export type CurrencyTotal = { currency: string; lines: number; totalMinor: number };

const part = sql.raw(String(topPart));

/**
 * What the most valuable bring: whole steps of value from the top down, and of the step the line falls into as many as are
 * left, the most valuable first. Only that step is read value by value. Below nought counts as nothing, as in `concentration`.
 */
export const topShare = sql`(
  with ranked as materialized (
    select at as step, sum(counted)::int as customers, coalesce(sum(amount_minor) filter (where at > 0), 0)::float8 as amount_minor,
      sum(sum(counted)::int) over (order by at desc) as upto
    from sums where kind = 'value_step' and lapse_days = 0 and on_day = '-infinity' group by at having sum(counted) > 0
  ),
  whole as (
    select coalesce(sum(customers), 0) as everybody, ceil(coalesce(sum(customers), 0) * ${part}) as top,
      coalesce(sum(amount_minor), 0) as total_minor from ranked
  ),
  line as materialized (
    select ranked.step, ranked.upto - ranked.customers as above, (10 ^ greatest(length(abs(step)::text) - 3, 0))::bigint - 1 as beside
    from ranked, whole where ranked.upto >= whole.top and ranked.upto - ranked.customers < whole.top
  ),
  within as materialized (
    select s.at, sum(s.counted) as customers, sum(sum(s.counted)::int) over (order by s.at desc) - sum(s.counted) as above
    from sums s where s.kind = 'value' and s.lapse_days = 0 and s.on_day = '-infinity'
      and s.at between (select case when step < 0 then step - beside else step end from line)
        and (select case when step < 0 then step else step + beside end from line)
    group by s.at having sum(s.counted) > 0
  ),
  totals as (
    select whole.everybody::int as customers, whole.top::int as top, whole.total_minor,
      coalesce((select sum(amount_minor) from ranked, line where ranked.step > line.step), 0)
        + coalesce((select sum(greatest(0, within.at) * least(within.customers, whole.top - line.above - within.above))::float8
          from within, line where within.above < whole.top - line.above), 0) as top_minor
    from whole
  )
  select json_build_object('customers', customers, 'topCustomers', top, 'totalMinor', total_minor, 'topMinor', top_minor,
    'share', case when total_minor > 0 then top_minor / total_minor end)
  from totals)`;

/** Agrees with `lately` of `buyingByYear`: refunds not taken off, and who bought in another currency counts, with nothing. */
export const lastYear = sql`(
  with spent as (
    select customer_id, count(distinct bought_on) as days,
      coalesce(sum(amount_minor) filter (where currency = (select currency from organisation)), 0)::bigint as amount_minor
    from counted_purchases
    where bought_on > ${asOf} - 365 and bought_on <= ${asOf} and amount_minor >= 0
    group by customer_id
  )
  select json_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(days), 0)::int,
    'totalMinor', coalesce(sum(amount_minor), 0),
    'medianMinor', percentile_disc(0.5) within group (order by amount_minor))
  from spent)`;

const ofSegment = sql`(${segment} is null or customer_id in (select segment_members(${segment}, ${asOf}, ${lapseDays})))`;

/** Everything on record up to the day, refunds included, per currency and never converted (ruling 27). */
export const totals = sql`(
  select coalesce(json_agg(json_build_object('currency', t.currency, 'lines', t.lines, 'totalMinor', t.total_minor)
    order by t.lines desc, t.currency), '[]')
  from (select currency, count(*)::int as lines, sum(amount_minor)::bigint as total_minor from counted_purchases
    where bought_on <= ${asOf} and ${ofSegment} group by currency) t)`;

export const orders = sql`(
  select count(distinct order_ref)::int from counted_purchases where bought_on <= ${asOf} and ${ofSegment})`;
