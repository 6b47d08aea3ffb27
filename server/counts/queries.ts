import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../context";
import type { Lens } from "../domain/lens";
import type { Instant, PlainDate } from "../domain/plain-date";
import type { Json, Question } from "../question";
import { type AnswerOf, type QuestionKey, questions } from "./questions";

/** From so many customers who have bought on, answers are counted by the worker and kept; below, at the reading. */
const many = 20_000;

/** `answer` null: nothing has been counted through this lens yet. */
export type Counted<Answer> = {
  answer: Answer | null;
  /** The day the answer speaks of: before the lens's own where today has not been counted yet. */
  asOf: PlainDate;
  countedAt: Instant | null;
  /** Whether it was counted before and kept; false: counted for this very reading. */
  isKept: boolean;
};

type Options = {
  /** How many who have bought are counted while a page waits; tests give their own. */
  most?: number;
};

/**
 * The answer to a registered question through a lens. While there are few who have bought it is counted now, exactly;
 * otherwise it is the newest one kept for that lens, or for the same lens of an earlier day where the lens shows today.
 */
export async function getCounted<Key extends QuestionKey>(
  { db, now, today }: Pick<Context, "db" | "now" | "today">,
  lens: Lens,
  key: Key,
  { most = many }: Options = {},
): Promise<Counted<AnswerOf<Key>>> {
  const question: Question<Json> = questions[key];
  if (await isFew(db, most)) {
    const answer = await question.count(db, lens);
    return { answer: answer as AnswerOf<Key>, asOf: lens.asOf, countedAt: now, isKept: false };
  }
  const [kept] = await keptAnswer(db, { ...lens, key, version: question.version, isToday: lens.asOf === today });
  if (!kept) return { answer: null, asOf: lens.asOf, countedAt: null, isKept: true };
  const { answer, asOf, countedAt } = kept;
  return { answer: answer as AnswerOf<Key>, asOf, countedAt: new Date(countedAt), isKept: true };
}

const someBought = preparedSql<{ few: boolean }>(
  "counts_few",
  sql`select count(*) < ${placeholder("most")}::int as few from (
    select from standing where first_on is not null limit ${placeholder("most")}::int) bought`,
);

/** Whether so few customers have bought that a question about them is answered while a page waits. */
export async function isFew(db: Database, most = many): Promise<boolean> {
  const [row] = await someBought(db, { most });
  return row?.few ?? true;
}

const keptAnswer = preparedSql<{ answer: Json; asOf: PlainDate; countedAt: string }>(
  "counts_kept_answer",
  sql`select a.answer, c.as_of::text as "asOf", c.counted_at as "countedAt"
    from number_counts c
    join number_answers a on a.count_id = c.id and a.question = ${placeholder("key")} and a.version = ${placeholder("version")}::int
    where c.counted_at is not null and a.answer is not null and c.segment is not distinct from ${placeholder("segment")}::text
      and c.lapse_days is not distinct from ${placeholder("lapseDays")}::int
      and (c.as_of = ${placeholder("asOf")}::date or ${placeholder("isToday")}::boolean and c.as_of < ${placeholder("asOf")}::date)
    order by c.as_of desc, c.counted_at desc
    limit 1`,
);
