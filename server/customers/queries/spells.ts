import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import type { PlainDate } from "../../domain/plain-date";
import { type Spell, type Tenure, tenureOfSpells } from "../../domain/tenure";

const today = sql`${placeholder("today")}::date`;
/** Without a threshold everything is one spell. */
const gap = sql`coalesce(${placeholder("lapseDays")}::int, 1000000)`;

/** The nearest purchase day of any member on that side of a day: one step into an index for each. */
function dayOf(most: SQL, within: SQL, order: SQL): SQL {
  return sql`(select ${most}(p.bought_on) from members m cross join lateral (
      select bought_on from purchases
       where customer_id = m.id and amount_minor >= 0 and withdrawn_at is null and bought_on <= ${today} and ${within}
       order by bought_on ${order} limit 1) p)`;
}

/**
 * The runs of purchase days up to `today` whose gaps are at most `lapseDays`, as a JSON array, oldest first. Steps from
 * one threshold to the next instead of reading every line, so that a hundred thousand purchases cost no more than a
 * history as long with fifty. The same as `spellsOf` in the domain; an agreement test asks both.
 */
export const spellsOfMembers: SQL = sql`(
  with recursive steps (from_on, to_on) as (
    select first_on, first_on from (select ${dayOf(sql`min`, sql`true`, sql`asc`)} as first_on) f where first_on is not null
    union all
    select case when s.near_on is null then s.far_on else s.from_on end, coalesce(s.near_on, s.far_on)
      from (
        select n.from_on, n.near_on,
               case when n.near_on is null then ${dayOf(sql`min`, sql`bought_on > n.to_on`, sql`asc`)} end as far_on
          from (select r.from_on, r.to_on,
                       ${dayOf(sql`max`, sql`bought_on > r.to_on and bought_on <= r.to_on + ${gap}`, sql`desc`)} as near_on
                  from steps r offset 0) n offset 0) s
     where s.near_on is not null or s.far_on is not null
  )
  select coalesce(json_agg(json_build_object('from', s.from_on, 'to', s.to_on) order by s.from_on), '[]')
    from (select from_on, max(to_on) as to_on from steps group by from_on) s)`;

/** Those who stand for themselves and were asked for, each with its records as `members`: what a lateral question needs. */
export const askedCustomers: SQL = sql`unnest(${placeholder("ids")}::uuid[]) with ordinality as asked (id, place)
  join customers me on me.id = asked.id`;
export const membersOfMe: SQL = sql`members as materialized (select m.id from customers m where m.survivor_id = me.id)`;

type TenureRow = { id: string; statedSinceOn: PlainDate | null; spells: Spell[] };

const tenures = preparedSql<TenureRow>(
  "tenures",
  sql`select me.id, me.stated_since_on::text as "statedSinceOn", run.spells
        from ${askedCustomers}
       cross join lateral (with ${membersOfMe} select ${spellsOfMembers} as spells) run`,
);

type Asked = { today: PlainDate; lapseDays: number | null };

/** How long each of the customers that are shown has been with us; they stand for themselves. */
async function findTenures(db: Database, ids: readonly string[], asked: Asked): Promise<Map<string, Tenure>> {
  if (ids.length === 0) return new Map();
  const rows = await tenures(db, { ids, ...asked });
  return new Map(rows.map(({ id, ...facts }) => [id, tenureOfSpells({ ...facts, ...asked })]));
}

/** The rows of a list with how long each customer has been with us. */
export async function withTenures<Line extends { id: string }>(
  { db, today, organisation: { lapseDays } }: Pick<Context, "db" | "today" | "organisation">,
  lines: readonly Line[],
): Promise<(Line & { tenure: Tenure })[]> {
  const ids = lines.map(({ id }) => id);
  const tenures = await findTenures(db, ids, { today, lapseDays });
  const unknown = tenureOfSpells({ spells: [], statedSinceOn: null, lapseDays, today });
  return lines.map((line) => ({ ...line, tenure: tenures.get(line.id) ?? unknown }));
}
