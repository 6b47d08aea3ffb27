import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context";
import type { ThanksWhose } from "../../domain/anniversary";
import type { MilestoneKind, MilestoneRules } from "../../domain/milestone-rules";
import { listReaching, type ThanksLine } from "./facts";

/** `aheadDays`: how long before an anniversary its thanks may be said. */
export type ThanksPage = { lines: ThanksLine[]; next: string | null; aheadDays: number };

/** Customers in the order of a list, and where the looking stopped; null: nothing is left. `place` is a page's key. */
export type Walk = { found: { id: string; place: string }[]; end: string | null };

/** Rows looked at for one page, so that a rule that few meet costs no more than one that many do. */
export const reach = 3_000;
/** Found ones that are read whole; a page shows `shown` of them. */
const read = 75;
const shown = 50;

/** The standing that is looked through: everybody's, or of the five hundred customers the reader saw last. */
export function standingOf(whose: ThanksWhose, personId: string): SQL {
  if (whose === "everyone") return sql`standing`;
  return sql`(select st.* from (
      select distinct c.survivor_id as id
        from (select customer_id from lately_seen where person_id = ${personId} order by seen_at desc limit 500) seen
        join customers c on c.id = seen.customer_id) mine
      join standing st on st.customer_id = mine.id)`;
}

/**
 * Looks through `walked` (id, place and what `wanted` needs, in order) and keeps what is wanted. Both bounded: who is
 * not found on this page is found on the next.
 */
export async function walk(ctx: Context, walked: SQL, wanted: SQL): Promise<Walk> {
  const [row] = await ctx.db.execute<Walk>(sql`
    with walked as materialized (
      select *, row_number() over () as step from (${walked} limit ${reach}) w
    ), found as materialized (
      -- A materialised list is read in its order: no sort, so that the looking stops with the last one wanted.
      select id, place, step from walked w where ${wanted} limit ${read}
    )
    select coalesce((select json_agg(json_build_object('id', id, 'place', place) order by step) from found), '[]') as found,
           coalesce((select place from found where step = (select max(step) from found) and (select count(*) from found) = ${read}),
                    (select place from walked where step = ${reach})) as end`);
  return row ?? { found: [], end: null };
}

/** A page of those who reach a milestone, from what was walked. */
export async function pageOf(
  ctx: Context,
  { found, end }: Walk,
  asked: { kind: MilestoneKind; rules: MilestoneRules; reachAhead?: number },
): Promise<ThanksPage> {
  const ids = [...new Set(found.map(({ id }) => id))];
  const { kind, rules, reachAhead: aheadDays = rules.aheadDays } = asked;
  const lines = await listReaching(ctx, ids, { kind, rules: { ...rules, aheadDays } });
  const page = lines.slice(0, shown);
  const last = page.at(-1);
  const placeOfLast = found.find(({ id }) => id === last?.id)?.place ?? null;
  return { lines: page, next: lines.length > shown ? placeOfLast : end, aheadDays: rules.aheadDays };
}
