import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { NumberRowKey } from "../../domain/number-rows";
import { asOf, days, lapseDays } from "./asked";

const from = sql`${placeholder("from")}::date`;
const to = sql`${placeholder("to")}::date`;
const window = days("windowDays");
const histories = sql`histories_of(${asOf}, ${lapseDays}, null) as h`;
const then = sql`(${asOf} - ${window})`;
const since = sql`least(c.stated_since_on, h.first_on)`;
const broken = sql`from unnest(h.days, h.days[2:]) as p (day, next) where p.next - p.day > ${lapseDays}`;

/** Active a window ago, by the day since when they are with us. */
const held = (still: SQL) => sql`select h.customer_id, ${since}, null::bigint
  from ${histories}
  join customers c on c.id = h.customer_id
  where ${since} between ${from} and ${to} and ${still}
    and exists (select from unnest(h.days) as d (day) where d.day between ${then} - ${lapseDays} and ${then})`;
const spells = (many: SQL) => sql`select h.customer_id, h.last_on, null::bigint
  from ${histories} where (select count(*) + 1 ${broken}) ${many} ${window}`;

/** The customers behind the page of retention. Without a lapse threshold only those of a cohort are ever asked for. */
export const retentionSources = {
  cohort_back: sql`select h.customer_id, d.day, null::bigint
    from ${histories}
    cross join lateral (
      select max(b.day) from unnest(h.days) as b (day)
      where b.day between ${placeholder("lastLow")}::date and ${placeholder("lastHigh")}::date) as d (day)
    where h.first_on between ${from} and ${to} and d.day > h.first_on`,
  held: held(sql`true`),
  held_still: held(sql`h.last_on + ${lapseDays} >= ${asOf}`),
  spell_since: sql`select h.customer_id, s.began_on, null::bigint
    from ${histories}
    cross join lateral (select coalesce(max(p.next), h.first_on) ${broken}) as s (began_on)
    where h.last_on + ${lapseDays} >= ${asOf} and s.began_on between ${from} and ${to}`,
  spells: spells(sql`=`),
  spells_more: spells(sql`>=`),
} satisfies Partial<Record<NumberRowKey, SQL>>;
