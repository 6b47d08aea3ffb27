import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { secondFinding } from "../../domain/retention-picture";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { asArrays, histories, pairs } from "./asked";

type Answer = RetentionAnswers["lives"];

const seconds = sql`
  select is_older, year, 0 as began, coalesce(second_on, ${asOf}) - first_on as until, second_on is not null as has_ended
  from histories`;
const lapses = sql`
  select is_older, year, 0 as began, least(lapse_on, ${asOf}) - first_on as until, lapse_on <= ${asOf} as has_ended
  from histories where ${lapseDays} is not null`;
const lapsesStated = sql`
  select is_older, year, first_on - stated_on as began, least(lapse_on, ${asOf}) - stated_on as until,
    lapse_on <= ${asOf} as has_ended
  from histories where ${lapseDays} is not null and is_older`;

/** When they came into sight, ended and went out of sight, counted together (server/domain/life-sums). */
const summed = (lives: typeof seconds) => sql`(
  select is_older, year, at, sum(entered)::int as entered, sum(ended)::int as ended, sum(censored)::int as censored
  from (
    select is_older, year, e.at, sum(e.entered * many) as entered, sum(e.ended * many) as ended, sum(e.censored * many) as censored
    from (select is_older, year, began, until, has_ended, count(*) as many from (${lives}) as each
      where began = 0 or began < until group by is_older, year, began, until, has_ended) as lives,
      lateral (values (began, 1, 0, 0), (until, 0, has_ended::int, 1 - has_ended::int)) as e (at, entered, ended, censored)
    group by is_older, year, e.at) as parts
  group by is_older, year, at)`;

const columns = sql`year, at, entered, ended, censored`;
const of = (table: string, older: string) =>
  asArrays(columns, sql`${sql.raw(table)} where is_older = ${sql.raw(older)}`);

const lives = preparedSql<{ answer: Answer }>(
  "retention_lives",
  sql`with histories as materialized (
      select h.first_on, h.days[2] as second_on, c.stated_since_on as stated_on,
        coalesce(c.stated_since_on < h.first_on, false) as is_older,
        greatest(date_part('year', h.first_on), date_part('year', ${asOf}) - 4)::int as year,
        coalesce(broken.last_on, h.last_on) + ${lapseDays} + 1 as lapse_on
      from ${histories} as h
      join customers c on c.id = h.customer_id
      left join lateral (select min(p.day) as last_on from ${pairs} where p.next - p.day > ${lapseDays}) broken on true
    ),
    second as ${summed(seconds)},
    survival as ${summed(lapses)},
    survival_stated as ${summed(lapsesStated)}
    select json_build_object(
      'second', ${of("second", "false")}, 'secondOfOlder', ${of("second", "true")},
      'survival', ${of("survival", "false")}, 'survivalOfOlder', ${of("survival", "true")},
      'survivalStated', ${of("survival_stated", "true")}) as answer`,
);

/** How long until the second purchase, and how long until customers are lost: sums for Kaplan–Meier curves. */
export const livesQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(lives),
  tell: ({ second }) => {
    const { reading, words } = secondFinding(second);
    return reading === "none" ? null : words;
  },
};
