import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { type RfmGrid, rfmLookBack, rfmVersion } from "../../domain/rfm-grid";
import { type Question, theAnswer } from "../../question";
import { asOf, lapseDays, segment } from "./asked";

const lookBack = sql.raw(String(rfmLookBack));

/** Scores of a measure that somebody has, with how many and from what to what. */
const bandsOf = (score: string, value: string) => {
  const [of, by] = [sql.raw(score), sql.raw(value)];
  return sql`(select coalesce(json_agg(json_build_object('score', b.score, 'customers', b.customers, 'low', b.low, 'high', b.high)
    order by b.score), '[]')
    from (select ${of} as score, count(*)::int as customers, min(${by}) as low, max(${by}) as high from scored group by 1) b)`;
};

const grid = preparedSql<{ answer: RfmGrid }>(
  "count_rfm_grid",
  sql`with bought as (
      select h.last_on, seen.days, seen.minor
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h
      cross join lateral (
        select count(*)::int as days, coalesce(sum(amount), 0)::bigint as minor
        from unnest(h.amounts[width_bucket(${asOf} - ${lookBack}, h.days) + 1:]) amount
      ) seen
      where h.last_on > ${asOf} - ${lookBack}
    ),
    scored as materialized (
      select last_on, days, minor,
        ceil(5 * cume_dist() over (order by last_on))::int as r,
        ceil(5 * cume_dist() over (order by days))::int as f,
        ceil(5 * cume_dist() over (order by minor))::int as m
      from bought
    )
    select json_build_object(
      'customers', (select count(*)::int from scored),
      'cells', (select coalesce(json_agg(json_build_array(c.r, c.f, c.m, c.customers) order by c.r, c.f, c.m), '[]')
        from (select r, f, m, count(*)::int as customers from scored group by r, f, m) c),
      'recency', ${bandsOf("r", "last_on")},
      'frequency', ${bandsOf("f", "days")},
      'money', ${bandsOf("m", "minor")}) as answer`,
);

/** RFM of who bought in the look-back; agrees with server/domain/rfm-grid.ts. */
export const rfmQuestion: Question<RfmGrid> = {
  version: rfmVersion,
  count: theAnswer(grid),
};
