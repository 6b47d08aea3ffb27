import { sql } from "drizzle-orm";
import { landmarkDays, landmarkVersion } from "../../domain/value-method";
import type { Question } from "../../question";

/** Customers and what each bought for, in minor units. */
export type Bought = { n: number; mean: number; median: number; deviation: number };

/** Those who had come twice `days` ago or earlier, by whether they repeated within `days`, and what each bought next. */
export type Landmark = {
  days: number;
  repeated: Bought | null;
  once: Bought | null;
  /** What everybody's first `days` came to, and the first purchase day alone. */
  firstDays: Bought | null;
  firstDay: Bought | null;
};

/**
 * Model-free (METRICS A9): at the age of 180 days, who repeated in (0, 180] beside who did not: revenue in (180, 360].
 * Selection, not causation. Refunds are not taken off.
 */
export const landmarkQuestion: Question<Landmark> = {
  version: landmarkVersion,
  count: async (db, { asOf, lapseDays, segment }) => {
    const of = (values: ReturnType<typeof sql>, who = sql`true`) => sql`(
      select jsonb_build_object('n', count(*), 'mean', avg(minor),
          'median', percentile_disc(0.5) within group (order by minor), 'deviation', coalesce(stddev_samp(minor), 0))
        from (select ${values} as minor from aged where ${who}) valued having count(*) > 0)`;
    const [row] = await db.execute<Landmark>(sql`
      with aged as materialized (
        select h.amounts[1] as first, bought.early, bought.late, bought.repeated
          from histories_of(${asOf}::date, ${lapseDays}::int, ${segment}::text) h
          cross join lateral (
            select coalesce(sum(d.minor) filter (where d.day <= h.first_on + ${landmarkDays}::int), 0) as early,
              coalesce(sum(d.minor) filter (where d.day > h.first_on + ${landmarkDays}::int), 0) as late,
              count(*) filter (where d.day <= h.first_on + ${landmarkDays}::int) > 1 as repeated
              from unnest(h.days, h.amounts) as d (day, minor) where d.day <= h.first_on + 2 * ${landmarkDays}::int) bought
         where h.first_on <= ${asOf}::date - 2 * ${landmarkDays}::int
      )
      select ${landmarkDays}::int as days, ${of(sql`late`, sql`repeated`)} as repeated, ${of(sql`late`, sql`not repeated`)} as once,
        ${of(sql`early`)} as "firstDays", ${of(sql`first`)} as "firstDay"`);
    return row ?? { days: landmarkDays, repeated: null, once: null, firstDays: null, firstDay: null };
  },
};
