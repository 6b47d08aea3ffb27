import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { alone } from "../alone";
import { messageOf } from "../domain/fault";
import type { Lens } from "../domain/lens";
import type { PlainDate } from "../domain/plain-date";
import { log } from "../log";
import type { Json, Question } from "../question";
import { askCount, putOnQueue } from "./mutations";
import { isFew } from "./queries/counted";
import { ask, reading } from "./queries/reading";
import { questions } from "./questions";

type Registered = Readonly<Record<string, Question<Json>>>;

/** The worker's job: asks what a count has not asked yet, question by question; each answer is kept at once. */
export async function countNumbers(
  db: Database,
  { countId }: { countId: string },
  registered: Registered = questions,
): Promise<void> {
  await alone(db, countId, () =>
    reading(db, async (seen) => {
      for (let next = await nextQuestion(db, countId); next; next = await nextQuestion(db, countId)) {
        if (next.key === null) return end(db, countId);
        await keepOrSayWhy(db, countId, next.key, await answerOf(seen, next.lens, next.key, registered));
      }
    }),
  );
}

/** `key` null: everything has been asked. */
type Next = { lens: Lens; key: string | null };

/** Null: there is no such count under way, it has ended or somebody has stopped it. */
async function nextQuestion(db: Database, countId: string): Promise<Next | null> {
  const [row] = await db.execute<Lens & { key: string | null }>(sql`
    select c.as_of::text as "asOf", c.lapse_days as "lapseDays", c.segment,
      (select q.key from unnest(c.questions) with ordinality q (key, place)
        where not exists (select from number_answers a where a.count_id = c.id and a.question = q.key)
        order by q.place limit 1) as key
    from number_counts c
    where c.id = ${countId} and c.counted_at is null and c.cancelled_at is null`);
  if (!row) return null;
  const { key, ...lens } = row;
  return { lens, key };
}

/** `fault`: why there is no answer, as a sentence. */
type Answered = { version: number; answer: Json; fault: string | null; told: string | null; tookMs: number };

/** The others are asked all the same where one cannot be answered; a fault that passes is left to the next try. */
async function answerOf(db: Database, lens: Lens, key: string, registered: Registered): Promise<Answered> {
  const begun = performance.now();
  const question = Object.entries(registered).find(([name]) => name === key)?.[1];
  const said = (given: Pick<Answered, "answer" | "fault" | "told">) => {
    const tookMs = Math.round(performance.now() - begun);
    return { version: question?.version ?? 1, ...given, tookMs };
  };
  if (!question) return said({ answer: null, told: null, fault: `“${inWords(key)}” is not counted any more.` });
  try {
    const answer = await ask(db, question, lens);
    return said({ answer, told: question.tell?.(answer) ?? null, fault: null });
  } catch (error) {
    if (isPassing(error)) throw error;
    return said(faulty(key, error));
  }
}

/** An answer that is refused, as too long a one, is kept as a question without one: those after it are asked all the same. */
async function keepOrSayWhy(db: Database, countId: string, key: string, given: Answered): Promise<void> {
  try {
    await db.transaction((tx) => keep(tx, countId, key, given));
  } catch (error) {
    if (isPassing(error)) throw error;
    await keep(db, countId, key, { ...given, ...faulty(key, error) });
  }
}

/** No answer: the log says what went wrong, the page that something did. */
function faulty(key: string, error: unknown): Pick<Answered, "answer" | "fault" | "told"> {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  log.error({ question: key, fault: messageOf(cause) }, "A question could not be answered.");
  return {
    answer: null,
    told: null,
    fault: `“${inWords(key)}” could not be counted. What went wrong is in the worker’s log.`,
  };
}

const inWords = (key: string) => key.replaceAll("_", " ");

async function keep(db: Database, countId: string, key: string, given: Answered): Promise<void> {
  const { version, answer, fault, told, tookMs } = given;
  await db.execute(sql`
    insert into number_answers (count_id, question, version, answer, fault, told, took_ms)
    select id, ${key}, ${version}, ${fault === null ? JSON.stringify(answer) : null}::jsonb, ${fault}, ${told}, ${tookMs}
    from number_counts where id = ${countId} and cancelled_at is null
    on conflict do nothing`);
}

async function end(db: Database, countId: string): Promise<void> {
  await db.execute(sql`
    update number_counts set counted_at = standpoint_now()
    where id = ${countId} and counted_at is null and cancelled_at is null`);
}

/** A fault that is gone when it is tried again: others were at the same rows, or the connection went. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return /^(40|53300|55P03|57P|08|CONNECT|ECONN|EPIPE|ETIMEDOUT)/.test(code) || isPassing(error.cause);
}

/**
 * Puts back on the queue what was under way when a worker died; what another worker is at stays with it. What has not
 * ended within two days is not tried for ever: it ends, and what it has not asked is said not to have been counted.
 */
export async function resumeCounts(db: Database): Promise<void> {
  const open = await db.execute<{ id: string; isOld: boolean }>(sql`
    select id, recorded_at < standpoint_now() - interval '2 days' as "isOld" from number_counts
    where counted_at is null and cancelled_at is null
    order by recorded_at`);
  for (const { id, isOld } of open) await (isOld ? giveUp(db, id) : putOnQueue(db, id, ":again"));
}

async function giveUp(db: Database, countId: string): Promise<void> {
  await alone(db, countId, async () => {
    for (let next = await nextQuestion(db, countId); next; next = await nextQuestion(db, countId)) {
      if (next.key === null) return end(db, countId);
      const fault = `“${inWords(next.key)}” was not counted: two days after it was asked for, this count was ended.`;
      await keep(db, countId, next.key, { version: 1, answer: null, told: null, fault, tookMs: 0 });
    }
  });
}

/**
 * The timetable's job, also put on the queue when a threshold was set and when an import has ended: counts today's view
 * under the threshold in force, unless that was done since the last import, by the questions as they are asked now, or so
 * few have bought that nothing is kept.
 */
export async function countToday(db: Database, { most }: { most?: number } = {}): Promise<void> {
  await db.execute(sql`select forget_nightly_counts()`);
  if (await isFew(db, most)) return;
  const keys = Object.keys(questions);
  const versions = Object.values(questions).map(({ version }) => version);
  const [lens] = await db.execute<{ asOf: PlainDate; lapseDays: number | null }>(sql`
    with today as (
      select organisation_day(standpoint_now()) as as_of,
        (select days from lapse_thresholds order by recorded_at desc, id desc limit 1) as lapse_days),
    changed as (
      select greatest((select max(finished_at) from import_runs where effect = 'real'),
        (select max(finished_at) from import_undos where effect = 'real')) as at)
    select as_of::text as "asOf", lapse_days as "lapseDays" from today
    where as_of is not null and not exists (
      select from number_counts c
      where c.as_of = today.as_of and c.lapse_days is not distinct from today.lapse_days and c.segment is null
        and c.cancelled_at is null and c.recorded_at > coalesce((select at from changed), '-infinity')
        and (c.counted_at is null or not exists (
          select from unnest(${sql.param(keys)}::text[], ${sql.param(versions)}::int[]) asked (question, version)
          where not exists (select from number_answers a where a.count_id = c.id and a.question = asked.question
            and (a.version = asked.version or a.fault is not null)))))`);
  if (lens) await askCount({ db, actor: null }, { ...lens, segment: null });
}
