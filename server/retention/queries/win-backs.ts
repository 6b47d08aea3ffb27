import { type SQL, sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { winBackWindows } from "../../domain/returning";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { histories, monthNumber, pairs } from "./asked";

type Answer = RetentionAnswers["winBacks"];

const each = (counted: (days: SQL) => SQL) =>
  sql.join(
    winBackWindows.map((window) => counted(sql.raw(String(window)))),
    sql`, `,
  );
const stock = each((days) => {
  const lost = sql`lapsed_on <= ${asOf} - ${days} and (back_on is null or back_on > ${asOf} - ${days})`;
  return sql`json_build_array(${asOf} - ${days}, count(*) filter (where ${lost})::int,
    count(back_on) filter (where ${lost})::int)`;
});
const cohorts = each((days) => {
  const finished = sql`lapsed_on + ${days} <= ${asOf}`;
  return sql`count(*) filter (where ${finished})::int, count(*) filter (where ${finished} and back_on <= lapsed_on + ${days})::int`;
});

const winBacks = preparedSql<{ answer: Answer }>(
  "retention_win_backs",
  sql`with away as materialized (
      select p.day + ${lapseDays} + 1 as lapsed_on, p.next as back_on
      from ${histories} as h, ${pairs}
      where p.day + ${lapseDays} + 1 <= ${asOf} and (p.next is null or p.next - p.day > ${lapseDays})
    ),
    months as (
      select month, json_build_array(month, count(*)::int, ${cohorts}) as counts
      from (select *, ${monthNumber(sql`lapsed_on`)} as month from away) as lapses group by month
    )
    select json_build_object(
      'stock', case when ${lapseDays} is null then '[]'::json else (select json_build_array(${stock}) from away) end,
      'lapses', (select coalesce(json_agg(counts order by month), '[]') from months)) as answer`,
);

/** Who came back after being lost: of those lost a window ago, and of each month's lapses. */
export const winBacksQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(winBacks),
};
