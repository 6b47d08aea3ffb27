import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { acts } from "../../advocacy/queries/months";
import type { WalletSource, WalletSums } from "../../domain/wallet";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { members } from "./asked";

export type WalletAnswer = WalletSums & {
  /** Customers who bought from us in the twelve months to the day. */
  buyers: number;
  bySource: (WalletSums & { source: WalletSource })[];
  expired: number;
  stale: number;
  noneOfOurs: number;
};

/** The three signs of staying, giving us more, and telling others: k of n each; null: no lapse threshold. */
export type SignsAnswer = {
  retained: { k: number; n: number } | null;
  advocates: { k: number; n: number } | null;
  wallet: WalletAnswer;
};

const signs = preparedSql<{ answer: SignsAnswer }>(
  "experience_signs",
  sql`with ${members},
    histories as materialized (
      select h.customer_id, h.last_on, h.days[width_bucket((${asOf} - interval '12 months')::date, h.days)] as last_then
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h),
    active as (select customer_id from histories where last_on >= ${asOf} - ${lapseDays}),
    told as (
      select distinct x.customer_id from (${acts}) x
      where x.happened_on > (${asOf} - interval '12 months')::date and x.happened_on <= ${asOf}
    ),
    estimates as materialized (
      select w.*, w.ours_minor::float8 as x, (w.ours_minor + w.elsewhere_minor)::float8 as w
      from wallet_standings(${asOf}) w join members on members.id = w.customer_id
    ),
    counted as (select * from estimates where standing = 'counts')
    select json_build_object(
      'retained', (select json_build_object('k', count(*) filter (where last_on >= ${asOf} - ${lapseDays})::int,
          'n', count(*)::int) from histories
        where last_then >= (${asOf} - interval '12 months')::date - ${lapseDays} having ${lapseDays} is not null),
      'advocates', (select json_build_object('k', count(told.customer_id)::int, 'n', count(*)::int)
        from active left join told using (customer_id) having ${lapseDays} is not null),
      'wallet', (select json_build_object('customers', count(*)::int, 'ours', coalesce(sum(x), 0), 'wallet', coalesce(sum(w), 0),
          'oursSquared', coalesce(sum(x * x), 0), 'crossed', coalesce(sum(x * w), 0), 'walletSquared', coalesce(sum(w * w), 0),
          'buyers', (select count(*)::int from histories where last_on > (${asOf} - interval '12 months')::date),
          'expired', (select count(*)::int from estimates where standing = 'expired'),
          'stale', (select count(*)::int from estimates where standing = 'stale'),
          'noneOfOurs', (select count(*)::int from estimates where standing = 'none_of_ours'),
          'bySource', (select coalesce(json_agg(s order by s.customers desc, s.source), '[]') from (
            select source, count(*)::int as customers, sum(x) as ours, sum(w) as wallet,
              sum(x * x) as "oursSquared", sum(x * w) as crossed, sum(w * w) as "walletSquared" from counted group by source) s))
        from counted)
    ) as answer`,
);

/** Retention, share of wallet and positive word of mouth, each with what it is a part of (practice 103). */
export const signsQuestion: Question<SignsAnswer> = {
  version: 2,
  count: theAnswer(signs),
};
