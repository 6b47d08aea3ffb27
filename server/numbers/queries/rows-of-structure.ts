import { sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { BoughtRanges } from "../../domain/number-rows";
import { asOf, days, lapseDays } from "./asked";

const from = sql`${placeholder("from")}::date`;
const to = sql`${placeholder("to")}::date`;
const minor = (name: string) => sql`${placeholder(name)}::bigint`;
const day = (name: string) => sql`${placeholder(name)}::date`;
const histories = sql`histories_of(${asOf}, ${lapseDays}, null) as h`;

/** The customers behind the page of structure: by what they bought within days, and by what they have bought in all. */
export const structureSources = {
  bought: sql`select h.customer_id, seen.last_on, seen.minor
    from ${histories}
    cross join lateral (
      select max(d.day) as last_on, count(*)::int as days, coalesce(sum(d.amount), 0)::bigint as minor
      from unnest(h.days, h.amounts) as d (day, amount) where d.day between ${from} and ${to}
    ) seen
    where h.first_on <= ${to} and h.last_on >= ${from} and seen.days > 0
      and (${day("lastLow")} is null or seen.last_on between ${day("lastLow")} and ${day("lastHigh")})
      and (${days("daysLow")} is null or seen.days between ${days("daysLow")} and ${days("daysHigh")})
      and (${minor("worthLow")} is null or seen.minor between ${minor("worthLow")} and ${minor("worthHigh")})`,
  worth: sql`select customer_id, null::date, minor from (
      select h.customer_id,
        greatest(0, coalesce((select sum(amount) from unnest(h.amounts) as a (amount)), 0) - h.refunded_minor)::bigint as minor
      from ${histories}
    ) valued
    where ${minor("worthLow")} is null or minor between ${minor("worthLow")} and ${minor("worthHigh")}`,
};

/** The ranges as the lists read them. */
export function rangeValues({ last, days: on, worth }: BoughtRanges) {
  return {
    ...{ lastLow: last?.[0] ?? null, lastHigh: last?.[1] ?? null },
    ...{ daysLow: on?.[0] ?? null, daysHigh: on?.[1] ?? null },
    ...{ worthLow: worth?.[0] ?? null, worthHigh: worth?.[1] ?? null },
  };
}
