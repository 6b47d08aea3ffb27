import { sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { NumberRowKey } from "../../domain/number-rows";
import { asOf, days, lapseDays } from "./asked";
import { dayWalk, from, lastBy, to, type Walk } from "./walks";

const window = days("windowDays");
const minor = (name: string) => sql`${placeholder(name)}::bigint`;
const day = (name: string) => sql`${placeholder(name)}::date`;

/** A purchase day after which nobody came back in time is a lapse, the day after the threshold has passed. */
const lapsedOn = sql`w.day + ${lapseDays} + 1`;
const hasLapsed = sql`(d.next_on is null or d.next_on - w.day > ${lapseDays})`;
const ofLapse = (day: typeof from) => sql`${day} - ${lapseDays} - 1`;

/** Who was lost on a day: their last purchase day by then is long enough ago. */
const lostOn = sql`least(${from}, ${asOf})`;
const stock = {
  low: sql`date '-infinity'`,
  high: ofLapse(lostOn),
  where: sql`(d.next_on is null or d.next_on > ${lostOn})`,
};

/** Lapses old enough for the whole time to come back in. */
const cohort = { low: ofLapse(from), high: ofLapse(sql`least(${to}, ${asOf}, ${asOf} - ${window})`) };

/** Active on the day, by their last purchase day then. */
const active = (came = sql`true`) =>
  dayWalk(sql`${asOf} - ${lapseDays}`, asOf, {
    where: sql`(d.next_on is null or d.next_on > ${asOf}) and ${came}`,
  });
/** What became of a plan, as plan_happened() says it. */
const wasActive = sql`(h.first_on < ${from} and ${lastBy(sql`least(${from} - 1, ${asOf})`)} >= ${from} - 1 - ${lapseDays})`;

/** The last day of a period, or the one that is looked at before it is over: what is to come has not happened. */
const until = sql`least(${to}, ${asOf})`;

/** The lists that are found along purchase days. */
export const dayWalks = {
  active: active(),
  plan_kept: active(wasActive),
  plan_won: active(sql`h.first_on >= ${from}`),
  plan_won_back: active(sql`h.first_on < ${from} and not ${wasActive}`),
  lost: dayWalk(ofLapse(from), ofLapse(until), { where: hasLapsed, on: lapsedOn }),
  won_back: dayWalk(from, until, { where: sql`w.day - d.previous_on > ${lapseDays}` }),
  lapses: dayWalk(cohort.low, cohort.high, { where: hasLapsed, on: lapsedOn }),
  lapses_back: dayWalk(cohort.low, cohort.high, {
    where: sql`d.next_on - w.day > ${lapseDays} and d.next_on <= ${lapsedOn} + ${window}`,
    on: sql`d.next_on`,
  }),
  stock: dayWalk(stock.low, stock.high, { where: stock.where, on: lapsedOn }),
  stock_back: dayWalk(stock.low, stock.high, {
    where: sql`${stock.where} and d.next_on <= ${asOf}`,
    on: sql`d.next_on`,
  }),
  bought: dayWalk(sql`greatest(${from}, ${day("lastLow")})`, sql`least(${until}, ${day("lastHigh")})`, {
    beside: sql`cross join lateral (
        select count(*)::int as days, coalesce(sum(b.amount), 0)::bigint as minor
        from unnest(h.days, h.amounts) as b (day, amount) where b.day between ${from} and ${until}) as bought`,
    where: sql`(d.next_on is null or d.next_on > ${until})
        and (${days("daysLow")} is null or bought.days between ${days("daysLow")} and ${days("daysHigh")})
        and (${minor("worthLow")} is null or bought.minor between ${minor("worthLow")} and ${minor("worthHigh")})`,
    amount: sql`bought.minor`,
  }),
} satisfies Partial<Record<NumberRowKey, Walk>>;
