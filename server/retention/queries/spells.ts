import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { asArrays, histories, pairs } from "./asked";

type Answer = RetentionAnswers["spells"];

const tally = (value: string) =>
  asArrays(
    sql`value, many`,
    sql`(select ${sql.raw(value)} as value, count(*)::int as many from figures where ${sql.raw(value)} is not null group by 1) as ${sql.raw(value)}_tally`,
  );

const spells = preparedSql<{ answer: Answer }>(
  "retention_spells",
  sql`with broken as materialized (
      select h.first_on, h.last_on, w.breaks, w.away, coalesce(w.back_on, h.first_on) as began_on,
        h.last_on + ${lapseDays} >= ${asOf} as is_active
      from ${histories} as h
      cross join lateral (
        select count(*)::int as breaks, coalesce(sum(p.next - p.day), 0)::int as away, max(p.next) as back_on
        from ${pairs} where p.next - p.day > ${lapseDays}) w
      where ${lapseDays} is not null
    ),
    figures as materialized (
      select breaks + 1 as spells,
        case when is_active then ${asOf} - began_on end as current,
        case when is_active then ${asOf} else last_on end - first_on - away as strict,
        case when is_active then ${asOf} else last_on end - first_on - away
          + ${lapseDays} * (breaks + (not is_active)::int) as grace,
        breaks + (not is_active)::int as ended,
        case when is_active then began_on else last_on end - first_on - away as before
      from broken
    )
    select json_build_object('spells', ${tally("spells")}, 'current', ${tally("current")}, 'grace', ${tally("grace")},
      'strict', ${tally("strict")},
      'ended', (select coalesce(sum(ended), 0)::int from figures),
      'endedDays', (select coalesce(sum(before), 0)::float8 from figures)) as answer`,
);

/** Breaks and tenure of all customers. */
export const spellsQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(spells),
};
