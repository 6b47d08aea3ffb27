import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { messageOf } from "../../domain/fault";
import type { Lens } from "../../domain/lens";
import { eventRate } from "../../domain/poisson";
import { wilson } from "../../domain/wilson";
import type { Json, Question } from "../../question";
import { findSegmentWords } from "../../segments/queries/one";
import { lensOf } from "../../trpc/lens";
import type { AskForAnswer } from "../input";
import { type AnswerOf, eventsIn, type QuestionKey, questionKeys, questions } from "../questions";
import { type Counted, getCounted } from "./counted";
import { ask, reading } from "./reading";

/** `fault` where a question could not be answered: what went wrong. */
export type Told = { version: number; answer: Json } | { version: number; fault: string };

type OneAnswer = Counted<Json> & { which: string; version: number; lens: Lens; segmentName: string | null };

/** One question's answer as it is shown, with what it was counted through: what a file of it says. */
export async function getAnswer(ctx: Context, { which, ...asked }: AskForAnswer): Promise<OneAnswer> {
  const key = questionKeys.find((known) => known === which);
  if (!key) throw new DomainError("not_found");
  const lens = lensOf(ctx, asked);
  const segmentName = lens.segment === null ? null : await findSegmentWords(ctx.db, lens.segment);
  const counted = await getCounted(ctx, lens, key);
  return { ...counted, which, version: questions[key].version, lens, segmentName };
}

/** Every registered question asked through a lens at this moment. Nothing is kept. */
export async function answerAll(db: Database, lens: Lens): Promise<Record<string, Told>> {
  return reading(db, async (seen) => {
    const told: Record<string, Told> = {};
    for (const [key, question] of Object.entries<Question>(questions)) {
      try {
        told[key] = { version: question.version, answer: await ask(seen, question, lens) };
      } catch (error) {
        told[key] = {
          version: question.version,
          fault: messageOf(error instanceof Error && error.cause ? error.cause : error),
        };
      }
    }
    return told;
  });
}

/** One of them; null: it could not be answered. */
export function answerTo<Key extends QuestionKey>(
  told: Readonly<Record<string, Told>>,
  key: Key,
): AnswerOf<Key> | null {
  const found = told[key];
  return found && "answer" in found ? (found.answer as AnswerOf<Key>) : null;
}

/** The same with a rate and its interval beside every k of n: Wilson's of a share, the exact one of events over n. */
export function withIntervals(told: Readonly<Record<string, Told>>): Record<string, Told> {
  return Object.fromEntries(
    Object.entries(told).map(([key, one]) => [
      key,
      "answer" in one ? { ...one, answer: intervalsIn(one.answer, eventsIn[key] ?? [], false) } : one,
    ]),
  );
}

/** A rate and Wilson's interval beside every k of n that is a share. */
export function ratesIn(answer: Json): Json {
  return intervalsIn(answer, [], false);
}

/** Of none, rate and interval are null. */
function intervalsIn(answer: Json, events: readonly string[], isOfEvents: boolean): Json {
  if (Array.isArray(answer)) return answer.map((one) => intervalsIn(one, events, isOfEvents));
  if (typeof answer !== "object" || answer === null) return answer;
  const inside = Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      intervalsIn(value, events, isOfEvents || events.includes(name)),
    ]),
  );
  const { k, n } = inside;
  if (typeof k !== "number" || typeof n !== "number") return inside;
  if (isOfEvents) return { kind: "events", ...(eventRate(k, n) ?? { rate: null, interval: null }), ...inside };
  return k > n ? inside : { rate: n > 0 ? k / n : null, interval: wilson(k, n), ...inside };
}
