import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { NumberRowKey } from "../../domain/number-rows";
import { asOf, days, lapseDays } from "./asked";
import { from, historyOf, lastBy, standingWalk, to, type Walk } from "./walks";

const window = days("windowDays");
const then = sql`(${asOf} - ${window})`;
const history = historyOf(sql`s.customer_id`);
const lastSeen = lastBy(asOf);
const isActive = sql`${lastSeen} >= ${asOf} - ${lapseDays}`;
const broken = sql`from unnest(h.days, h.days[2:]) as p (day, next) where p.next - p.day > ${lapseDays} and p.next <= ${asOf}`;

const backOn = lastBy(sql`least(${placeholder("lastHigh")}::date, ${asOf})`);

/** Active a window ago, by the day since when they are with us. */
const held = (still: SQL) =>
  standingWalk("since_on", {
    within: sql`s.since_on between ${from} and ${to} and s.first_on <= ${then}`,
    beside: history,
    where: sql`${lastBy(then)} >= ${then} - ${lapseDays} and ${still}`,
  });
const spells = (many: SQL) =>
  standingWalk("last_on", {
    within: sql`s.last_on is not null and s.first_on <= ${asOf}`,
    beside: history,
    where: sql`(select count(*) + 1 ${broken}) ${many} ${window}`,
    on: lastSeen,
  });

/** The customers behind the page of retention. Without a lapse threshold only those of a cohort are ever asked for. */
export const retentionWalks = {
  cohort_back: standingWalk("first_on", {
    within: sql`s.first_on between ${from} and least(${to}, ${asOf})`,
    beside: history,
    where: sql`${backOn} >= ${placeholder("lastLow")}::date and ${backOn} > s.first_on`,
    on: backOn,
  }),
  held: held(sql`true`),
  held_still: held(isActive),
  spell_since: standingWalk("last_on", {
    within: sql`s.last_on >= ${asOf} - ${lapseDays} and s.first_on <= least(${to}, ${asOf})`,
    beside: sql`${history} cross join lateral (select coalesce(max(p.next), h.first_on) as began_on ${broken}) as spell`,
    where: sql`${isActive} and spell.began_on between ${from} and ${to}`,
    on: sql`spell.began_on`,
  }),
  spells: spells(sql`=`),
  spells_more: spells(sql`>=`),
} satisfies Partial<Record<NumberRowKey, Walk>>;
