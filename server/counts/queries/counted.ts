import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import type { Lens } from "../../domain/lens";
import type { Instant, PlainDate } from "../../domain/plain-date";
import type { Json, Question } from "../../question";
import { type AnswerOf, type QuestionKey, questions } from "../questions";

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

type Asker = Pick<Context, "db" | "now" | "today">;

/**
 * The answer to a registered question through a lens. While there are few who have bought it is counted now, exactly;
 * otherwise it is the newest one kept for that lens, or for the same lens of an earlier day where the lens shows today.
 */
export async function getCounted<Key extends QuestionKey>(
  { db, now, today }: Asker,
  lens: Lens,
  key: Key,
  { most = many }: Options = {},
): Promise<Counted<AnswerOf<Key>>> {
  const question: Question<Json> = questions[key];
  const [kept] = await keptAnswer(db, {
    ...{ ...lens, key, version: question.version, isToday: lens.asOf === today, most },
  });
  if (!kept || kept.few) {
    const answer = await question.count(db, lens);
    return { answer: answer as AnswerOf<Key>, asOf: lens.asOf, countedAt: now, isKept: false };
  }
  const { answer, asOf, countedAt } = kept;
  if (asOf === null || countedAt === null) return { answer: null, asOf: lens.asOf, countedAt: null, isKept: true };
  return { answer: answer as AnswerOf<Key>, asOf, countedAt: new Date(countedAt), isKept: true };
}

// The planner's own estimate says at no cost that there are plenty; only where it does not are they counted.
const few = sql`(select case
    when (select reltuples from pg_class where oid = 'standing'::regclass) > 2 * ${placeholder("most")}::int then false
    else (select count(*) < ${placeholder("most")}::int from (
      select from standing where first_on is not null limit ${placeholder("most")}::int) bought)
  end as few)`;

const someBought = preparedSql<{ few: boolean }>("counts_few", few);

/**
 * Whether so few customers have bought that a question about them is answered while a page waits. Where more than twice as
 * many are known, no longer.
 */
export async function isFew(db: Database, most = many): Promise<boolean> {
  const [row] = await someBought(db, { most });
  return row?.few ?? true;
}

/** The counts of a lens that have ended, and of earlier days where it shows today. */
export const ofLens = sql`c.counted_at is not null and c.segment is not distinct from ${placeholder("segment")}::text
  and c.lapse_days is not distinct from ${placeholder("lapseDays")}::int
  and (c.as_of = ${placeholder("asOf")}::date or ${placeholder("isToday")}::boolean and c.as_of < ${placeholder("asOf")}::date)`;

type Kept = { few: boolean; answer: Json; asOf: PlainDate | null; countedAt: string | null };

const keptAnswer = preparedSql<Kept>(
  "counts_kept_answer",
  sql`select f.few, k.answer, k.as_of::text as "asOf", k.counted_at as "countedAt"
    from ${few} f left join lateral (
      select a.answer, c.as_of, c.counted_at
      from number_counts c
      join number_answers a on a.count_id = c.id and a.question = ${placeholder("key")} and a.version = ${placeholder("version")}::int
      where ${ofLens} and a.answer is not null
      order by c.as_of desc, c.counted_at desc
      limit 1) k on not f.few`,
);

type Place = { question: string | null; told: string | null; countId: string | null };

const keptPlaces = preparedSql<Place & { few: boolean }>(
  "counts_kept_places",
  sql`select f.few, q.question, k.told, k.id as "countId"
    from ${few} f
    left join unnest(${placeholder("keys")}::text[], ${placeholder("versions")}::int[]) q (question, version) on not f.few
    left join lateral (
      select c.id, a.told from number_counts c
      join number_answers a on a.count_id = c.id and a.question = q.question and a.version = q.version
      where ${ofLens} and a.answer is not null
      order by c.as_of desc, c.counted_at desc
      limit 1) k on not f.few`,
);

/** Which counts the answers to these questions are read from, without reading them; null: they are counted at the reading. */
export async function findKept(
  { db, today }: Pick<Asker, "db" | "today">,
  lens: Lens,
  keys: readonly QuestionKey[],
  { most = many }: Options = {},
): Promise<ReadonlyMap<string, Place> | null> {
  const versions = keys.map((key) => questions[key].version);
  const rows = await keptPlaces(db, { ...lens, isToday: lens.asOf === today, most, keys: [...keys], versions });
  if (rows.every((row) => row.few)) return null;
  return new Map(rows.map(({ question, told, countId }) => [question ?? "", { question, told, countId }]));
}

/** What the answers to these questions say in a sentence each, read without the answers; null: nothing has been counted. */
export async function tellCounted(
  { db, today }: Pick<Asker, "db" | "today">,
  lens: Lens,
  keys: readonly QuestionKey[],
  options: Options = {},
): Promise<ReadonlyMap<string, string | null>> {
  const kept = await findKept({ db, today }, lens, keys, options);
  if (kept) return new Map([...kept].map(([key, { told }]) => [key, told]));
  const told = keys.map(async (key): Promise<[string, string | null]> => {
    const { count, tell }: Question<Json> = questions[key];
    return [key, tell?.(await count(db, lens)) ?? null];
  });
  return new Map(await Promise.all(told));
}
