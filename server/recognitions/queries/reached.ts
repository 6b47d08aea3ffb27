import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context";
import type { ThanksWhose } from "../../domain/anniversary";
import type { MilestoneKind, MilestoneRules } from "../../domain/milestone-rules";
import { addDays, type PlainDate } from "../../domain/plain-date";
import { pageOf, standingOf, type ThanksPage, walk } from "./walk";

type Asked = { whose: ThanksWhose; rules: MilestoneRules; after: string | null };
type Bought = Exclude<MilestoneKind, "years" | "referral">;

/**
 * Those who reached a milestone by buying, whoever bought last first. What makes it one is asked of the domain; the walk
 * leaves out only who cannot have reached any.
 */
export async function listReached(ctx: Context, kind: Bought, { whose, rules, after }: Asked): Promise<ThanksPage> {
  const { today, organisation, actor } = ctx;
  const rings = addDays(today, -rules.ringDays);
  const [on, id] = after?.split("_") ?? [];
  const walked = sql`
    select s.customer_id as id, s.last_on || '_' || s.customer_id as place, s.purchase_days, s.value_minor, s.since_on
      from ${standingOf(whose, actor.id)} s
     where s.last_on >= ${rings}::date and not s.is_erased
       ${on ? sql`and (s.last_on, s.customer_id) < (${on}::date, ${id}::uuid)` : sql``}
     order by s.last_on desc, s.customer_id desc`;
  const wanted: Record<Bought, SQL> = {
    purchases: mayBeFull(rules, rings),
    value: mayHaveRisen(rules, rings, organisation.currency),
    return: mayBeBack(rules, rings, organisation.lapseDays),
  };
  return pageOf(ctx, await walk(ctx, walked, wanted[kind]), { kind, rules });
}

/** Those who sent us somebody who has bought since, the latest referral first. */
export async function listReferrers(ctx: Context, { whose, rules, after }: Asked): Promise<ThanksPage> {
  const [on, id] = after?.split("_") ?? [];
  const rings = addDays(ctx.today, -rules.ringDays);
  const mine =
    whose === "mine"
      ? sql`and f.referrer_id in (select customer_id from ${standingOf(whose, ctx.actor.id)} own)`
      : sql``;
  const walked = sql`
    select f.referrer_id as id, f.referred_on || '_' || f.id as place
      from live_referrals f join standing s on s.customer_id = f.referred_id
     where s.first_on >= f.referred_on and s.first_on >= ${rings}::date ${mine}
       ${on ? sql`and (f.referred_on, f.id) < (${on}::date, ${id}::uuid)` : sql``}
     order by f.referred_on desc, f.id desc`;
  return pageOf(ctx, await walk(ctx, walked, rules.afterReferral ? sql`true` : sql`false`), {
    kind: "referral",
    rules,
  });
}

/** Lines of any of their records, the latest first: the end of an index for each. */
const latest = (which: SQL) => sql`
  from customers m cross join lateral (
    select p.bought_on, p.amount_minor, p.currency from purchases p
     where p.customer_id = m.id and p.withdrawn_at is null and ${which} order by p.bought_on desc limit 500) line
 where m.survivor_id = w.id`;

/** The day that made the count full has at least as many lines from it on as the count has days beyond. */
function mayBeFull({ purchases }: MilestoneRules, rings: PlainDate): SQL {
  return sql`exists (
    select from unnest(${sql.param([...purchases])}::int[]) as asked (count)
     where asked.count <= w.purchase_days
       and (select count(distinct line.bought_on) ${latest(sql`p.bought_on >= ${rings}::date and p.amount_minor >= 0`)})
           > w.purchase_days - asked.count)`;
}

/** It was less before the days for which a milestone rings true, or has been less within them. */
function mayHaveRisen({ valueMinor, currency }: MilestoneRules, rings: PlainDate, ours: string): SQL {
  if (currency !== ours) return sql`false`;
  return sql`exists (
    select from unnest(${sql.param([...valueMinor])}::bigint[]) as asked (minor)
     where asked.minor <= w.value_minor
       and (select coalesce(sum(line.amount_minor), 0)
              ${latest(sql`p.bought_on >= ${rings}::date and p.amount_minor > 0 and p.currency = ${ours}`)})
           > w.value_minor - asked.minor)`;
}

/** The last purchase before those days lies further back than a gap may be, or gaps end within them. */
function mayBeBack({ afterReturn, ringDays }: MilestoneRules, rings: PlainDate, lapseDays: number | null): SQL {
  if (!afterReturn || lapseDays === null) return sql`false`;
  if (lapseDays < ringDays) return sql`w.purchase_days > 1`;
  const [next, last] = [
    nearest(sql`min`, sql`p.bought_on >= ${rings}::date`, sql`asc`),
    nearest(sql`max`, sql`p.bought_on < ${rings}::date`, sql`desc`),
  ];
  return sql`w.purchase_days > 1 and coalesce(${next} - ${last} > ${lapseDays}, false)`;
}

/** The purchase day of any of their records nearest to a day on one side of it: one step into an index for each. */
function nearest(most: SQL, which: SQL, order: SQL): SQL {
  return sql`(select ${most}(line.bought_on) from customers m cross join lateral (
      select p.bought_on from purchases p
       where p.customer_id = m.id and p.withdrawn_at is null and p.amount_minor >= 0 and ${which}
       order by p.bought_on ${order} limit 1) line
    where m.survivor_id = w.id)`;
}
