import { sql } from "drizzle-orm";
import type { NumberRowKey } from "../../domain/number-rows";
import { asOf, days, lapseDays } from "./asked";
import { from, historyOf, idAfter, isAfterAny, rankOf, standingWalk, to, type Walk } from "./walks";

/** On record at the end of the day, whenever they first bought. */
const isOnRecord = sql`exists (
  select from customers c where c.id = s.customer_id
    and (c.recorded_at at time zone coalesce((select zone from organisation), 'UTC'))::date <= ${asOf} offset 0)`;

const among = { customer: sql`s.customer_id`, on: sql`s.first_on`, amount: sql`null::bigint` };

/** First bought in the period, as far as it had gone by the day that is looked at. */
const firstBought = sql`s.first_on between ${from} and least(${to}, ${asOf})`;

/** The lists that are found along what is kept of everybody. */
export const everybodyWalks = {
  all: {
    along: sql`standing s`,
    where: sql`(s.first_on <= ${asOf} or ${isOnRecord})`,
    isAfter: sql`(${idAfter} is null or s.customer_id < ${idAfter})`,
    ...{ place: sql`s.customer_id`, record: sql`s.customer_id`, rank: sql`0`, ...among },
  },
  not_yet: {
    along: sql`(
      (select customer_id, first_on from standing where first_on is null order by first_on desc, customer_id desc)
      union all
      (select customer_id, first_on from standing where first_on > ${asOf} order by first_on desc, customer_id desc)) as s`,
    where: isOnRecord,
    isAfter: isAfterAny(sql`s.first_on`, sql`s.customer_id`),
    ...{ place: sql`s.first_on`, record: sql`s.customer_id`, rank: rankOf(sql`s.first_on`), ...among },
  },
  customers: standingWalk("first_on", { within: sql`s.first_on <= ${asOf}` }),
  new: standingWalk("first_on", { within: firstBought }),
  first: standingWalk("first_on", { within: firstBought }),
  repeated: standingWalk("first_on", {
    within: sql`s.first_on between ${from} and ${to}`,
    beside: historyOf(sql`s.customer_id`),
    where: sql`h.days[2] - h.days[1] <= ${days("windowDays")}`,
    on: sql`h.days[2]`,
  }),
  ten_years: standingWalk("since_on", {
    within: sql`s.since_on <= (${asOf} - interval '10 years')::date + 1`,
    where: sql`s.since_on + interval '10 years' <= ${asOf}`,
    on: sql`s.first_on`,
  }),
  open_issue: {
    along: sql`segment_members('open_issue', ${asOf}, ${lapseDays}) as member (id)
      cross join lateral (select k.customer_id, k.first_on from standing k where k.customer_id = member.id offset 0) as s`,
    where: sql`true`,
    isAfter: isAfterAny(sql`s.first_on`, sql`s.customer_id`),
    ...{ place: sql`s.first_on`, record: sql`s.customer_id`, rank: rankOf(sql`s.first_on`), ...among },
  },
} satisfies Partial<Record<NumberRowKey, Walk>>;
