import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { messageOf } from "../../domain/fault";
import type { Lens } from "../../domain/lens";
import { wilson } from "../../domain/wilson";
import type { Json, Question } from "../../question";
import { findSegmentWords } from "../../segments/queries/one";
import { lensOf } from "../../trpc/lens";
import type { AskForAnswer } from "../input";
import { questionKeys, questions } from "../questions";
import { type Counted, getCounted } from "./counted";
import { ask, reading } from "./reading";

/** `fault` where a question could not be answered: what went wrong. */
type Told = { version: number; answer: Json } | { version: number; fault: string };

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

/** Every registered question asked through a lens at this moment, with an interval beside every k of n. Nothing is kept. */
export async function answerAll(db: Database, lens: Lens): Promise<Record<string, Told>> {
  return reading(db, async (seen) => {
    const told: Record<string, Told> = {};
    for (const [key, question] of Object.entries<Question>(questions)) {
      try {
        told[key] = { version: question.version, answer: withIntervals(await ask(seen, question, lens)) };
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

/** Adds the rate and its Wilson interval to whatever says k of n; of none, both are null. */
function withIntervals(answer: Json): Json {
  if (Array.isArray(answer)) return answer.map(withIntervals);
  if (typeof answer !== "object" || answer === null) return answer;
  const inside = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, withIntervals(value)]));
  const { k, n } = inside;
  if (typeof k !== "number" || typeof n !== "number" || k > n) return inside;
  return { rate: n > 0 ? k / n : null, interval: wilson(k, n), ...inside };
}
