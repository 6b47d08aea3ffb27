import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context";
import { anniversaryRanges, type ThanksWhose, type YearRange } from "../../domain/anniversary";
import type { MilestoneRules } from "../../domain/milestone-rules";
import { addDays } from "../../domain/plain-date";
import { pageOf, reach, standingOf, type ThanksPage, walk } from "./walk";

type Asked = { whose: ThanksWhose; rules: MilestoneRules; after: string | null };
type Direction = { order: SQL; beyond: SQL; isPast: (year: number, of: number) => boolean };

/** How far ahead anniversaries are listed, in days. */
const aheadReach = 30;

const forwards: Direction = { order: sql`asc`, beyond: sql`>`, isPast: (year, of) => year < of };
const backwards: Direction = { order: sql`desc`, beyond: sql`<`, isPast: (year, of) => year > of };

/** Anniversaries of the next thirty days, the nearest first: what staff can look forward to. */
export async function listAhead(ctx: Context, asked: Asked): Promise<ThanksPage> {
  const ranges = anniversaryRanges(addDays(ctx.today, 1), addDays(ctx.today, aheadReach));
  return pageOf(ctx, await walkYears(ctx, asked, ranges, forwards), {
    kind: "years",
    rules: asked.rules,
    reachAhead: aheadReach,
  });
}

/** Anniversaries that may be thanked for today and were not yet, the latest first. */
export async function listYearsDue(ctx: Context, asked: Asked): Promise<ThanksPage> {
  const { rules } = asked;
  const ranges = anniversaryRanges(addDays(ctx.today, -rules.ringDays), addDays(ctx.today, rules.aheadDays));
  return pageOf(ctx, await walkYears(ctx, asked, ranges.reverse(), backwards), { kind: "years", rules });
}

/** Walks the days of the year in one direction. A page's key is the year, the day of the year and the customer. */
async function walkYears(ctx: Context, { whose, rules, after }: Asked, ranges: YearRange[], going: Direction) {
  const { order, beyond, isPast } = going;
  const from = after === null ? null : readPlace(after);
  const left = ranges.filter(({ year }) => from === null || !isPast(year, from.year));
  const parts = left.map((range) => {
    const key = sql`day_of_year_key(s.since_on)`;
    const later =
      from?.year === range.year
        ? sql`and (${key}, s.customer_id) ${beyond} (${from.key}::int, ${from.id}::uuid)`
        : sql``;
    return sql`(
      select s.customer_id as id, ${range.year}::int as year, ${key} as key, s.since_on, s.last_on
        from ${standingOf(whose, ctx.actor.id)} s
       where s.since_on is not null and not s.is_erased and ${key} between ${range.from}::int and ${range.to}::int ${later}
       order by ${key} ${order}, s.customer_id ${order} limit ${reach})`;
  });
  if (parts.length === 0) return { found: [], end: null };
  const walked = sql`
    select id, year || '-' || key || '_' || id as place, year, since_on, last_on from (${sql.join(parts, sql` union all `)}) d
     order by year ${order}, key ${order}, id ${order}`;
  return walk(ctx, walked, isWanted(ctx, rules));
}

/** Still with us, and with us for a number of years that is a milestone. */
function isWanted({ today, organisation: { lapseDays } }: Context, { years }: MilestoneRules): SQL {
  const reached = sql`w.year - extract(year from w.since_on)::int`;
  const isMilestone =
    years === null ? sql`${reached} > 0` : sql`${reached} = any (${sql.param([...years])}::int[]) and ${reached} > 0`;
  if (lapseDays === null) return isMilestone;
  return sql`${isMilestone} and (w.last_on is null or w.last_on >= ${addDays(today, -lapseDays)}::date)`;
}

function readPlace(place: string): { year: number; key: number; id: string } {
  const [day = "", id = ""] = place.split("_");
  const [year, key] = day.split("-").map(Number);
  return { year: year ?? 0, key: key ?? 0, id };
}
