import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { list, mine, nameOf } from "./members";

// What thanks depend on, each as one JSON value, for a statement that has `me` (the survivor's row) and `members`.

/** Lines that are looked at for a milestone: who buys more often than that within its time is no stranger to thanks. */
const reach = sql.raw("limit 500");

/** The rules that hold, as `MilestoneRules` of the domain. */
export const milestoneRulesNow: SQL = sql`(
  select json_build_object('years', r.years, 'purchases', r.purchases, 'valueMinor', r.value_minor, 'currency', r.currency,
           'afterReturn', r.after_return, 'afterReferral', r.after_referral, 'aheadDays', r.ahead_days,
           'ringDays', r.ring_days, 'coolOffDays', r.cool_off_days)
    from milestone_rules r order by r.recorded_at desc, r.id desc limit 1)`;

/**
 * The days with lines for which a milestone still rings true, newest first, bounded for who buys every day: the day at
 * which the reading stops may be half read and is left out.
 */
function recentDays(today: SQL): SQL {
  return sql`(
  with lines as materialized (
    select p.bought_on, p.amount_minor, p.currency, count(*) over () as lines, min(p.bought_on) over () as stops_on
      from (select line.* from members m cross join lateral (
              select bought_on, amount_minor, currency from purchases
               where customer_id = m.id and withdrawn_at is null
                 and bought_on >= ${today} - (select ring_days from milestone_rules order by recorded_at desc, id desc limit 1)
               order by bought_on desc ${reach}) line
             order by line.bought_on desc ${reach}) p
  )
  select coalesce(json_agg(json_build_object('on', d.bought_on, 'isPurchase', d.bought, 'minor', d.minor)
                  order by d.bought_on desc), '[]')
    from (select bought_on, bool_or(amount_minor >= 0) as bought,
                 coalesce(sum(amount_minor) filter (where currency = (select o.currency from organisation o)), 0)::float8 as minor
            from lines where lines < 500 or bought_on > stops_on group by bought_on) d)`;
}

export const recentDaysOfMembers: SQL = recentDays(sql`${placeholder("today")}::date`);

/** Whom they sent to us and who has bought since, the latest first. */
export const referralsOfMembers: SQL = sql`coalesce((
  select json_agg(json_build_object('id', r.id, 'referred', r.name, 'boughtOn', r.first_on) order by r.first_on desc)
    from (select f.id, c.name, s.first_on
            from live_referrals f
            join standing s on s.customer_id = f.referred_id and s.first_on >= f.referred_on
            join customers c on c.id = f.referred_id
           where f.referrer_id = me.id order by s.first_on desc limit 20) r), '[]')`;

/** How a segment they are in says they are thanked, asked only where they never said it themselves. */
export const thankedByDefault: SQL = sql`case when preference_now(me.id, 'thanks') is null
  then thanked_by_default(me.id, ${placeholder("today")}::date, ${placeholder("lapseDays")}::int) end`;

/** What was said to them, newest first, with how they took it. */
export const saidToMembers: SQL = list(
  sql`'id', r.id, 'saidOn', (r.said_at at time zone (select zone from organisation))::date, 'kind', r.milestone_kind,
      'key', r.milestone_key, 'reason', r.reason, 'by', ${nameOf(sql`r.said_by`)}, 'reaction', r.reaction`,
  sql`r.said_at desc`,
  sql`(select * from recognitions_taken where ${mine(sql`customer_id`)} order by said_at desc limit 100) r`,
);
