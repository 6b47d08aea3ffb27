import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { asOf } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { asArrays, histories, pairs } from "./asked";

type Answer = RetentionAnswers["gaps"];

const gaps = preparedSql<{ answer: Answer }>(
  "retention_gaps",
  sql`with waits as (
      select coalesce(p.next, ${asOf}) - p.day as at, count(p.next)::int as ended, (count(*) - count(p.next))::int as censored
      from ${histories} as h, ${pairs}
      group by 1
    )
    select json_build_object('waits', ${asArrays(sql`at, ended, censored`, sql`waits`)}) as answer`,
);

/** How long between purchases, and how long since the last. */
export const gapsQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(gaps),
};
