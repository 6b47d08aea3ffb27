import { type SQL, sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { earlyRepeatWindows } from "../../domain/returning";
import { asOf } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { asArrays, histories, monthNumber } from "./asked";

type Answer = RetentionAnswers["cohorts"];

const windows = sql.join(
  earlyRepeatWindows.map((window) => {
    const days = sql.raw(String(window));
    const eligible = sql`h.first_on + ${days} <= ${asOf}`;
    return sql`count(*) filter (where ${eligible})::int,
      count(*) filter (where ${eligible} and h.days[2] <= h.first_on + ${days})::int`;
  }),
  sql`, `,
);

/** Looked up, not worked out: ten million purchase days ask for their month. */
const monthIn = (day: SQL) => sql`(select month_of from calendar)[${day} - (select day_before from calendar)]`;

const cohorts = preparedSql<{ answer: Answer }>(
  "retention_cohorts",
  sql`with calendar as materialized (
      select array_agg(${monthNumber(sql`d`)} order by d) as month_of, min(d)::date - 1 as day_before
      from generate_series((select min(h.first_on) from ${histories} as h), ${asOf}::timestamp, interval '1 day') as d
    ),
    bought as (
      select ${monthIn(sql`h.first_on`)} as cohort, ${monthIn(sql`p.day`)} as month, ${monthIn(sql`p.previous`)} as previous
      from ${histories} as h, unnest(h.days, null::date || h.days) as p (day, previous)
      where p.day is not null
    ),
    months as (
      select cohort, month, count(*)::int as buyers,
        count(*) filter (where previous is null or previous / 3 < month / 3)::int as of_quarter,
        count(*) filter (where previous is null or previous / 12 < month / 12)::int as of_year
      from bought where previous is null or previous < month group by cohort, month
    ),
    lasts as (
      select ${monthIn(sql`h.first_on`)} as cohort, ${monthIn(sql`h.last_on`)} as last_month, count(*)::int as customers
      from ${histories} as h group by 1, 2
    ),
    repeats as (
      select cohort, json_build_array(cohort, count(*)::int, ${windows}) as counts
      from (select ${monthIn(sql`h.first_on`)} as cohort, h.first_on, h.days from ${histories} as h) h
      group by cohort
    )
    select json_build_object(
      'months', ${asArrays(sql`cohort, month, buyers, of_quarter, of_year`, sql`months`)},
      'lasts', ${asArrays(sql`cohort, last_month, customers`, sql`lasts`)},
      'repeats', (select coalesce(json_agg(counts order by cohort), '[]') from repeats)) as answer`,
);

/** Who came in which month, in which months they bought again, and how soon the second purchase came. */
export const cohortsQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(cohorts),
};
