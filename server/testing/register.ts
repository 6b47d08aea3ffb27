import fc from "fast-check";
import type { DecisionDocument } from "../domain/decision-document";
import { axes, gates, stages, states } from "../domain/decision-words";
import { dayIn, type PlainDate } from "../domain/plain-date";
import { axisTurns, type RegisterMark } from "../domain/register";

/** What is asked of the register, as an address says it. */
export type Question = Partial<
  Record<"state" | "gate" | "path" | "stage" | "axis" | "segment" | "department", string>
> &
  Partial<Record<RegisterMark, "yes">>;

const maybe = <const Word extends string>(...words: readonly Word[]) =>
  fc.option(fc.constantFrom(...words), { nil: undefined, freq: 3 });

export const questions = (departments: readonly string[]): fc.Arbitrary<Question> =>
  fc
    .record({
      state: maybe(...states),
      gate: maybe(...gates),
      path: maybe("light", "heavy"),
      stage: maybe(...stages),
      axis: maybe(...axisTurns),
      segment: maybe("all", "open_issue"),
      department: maybe(...departments),
      overdue: fc.option(fc.constant("yes" as const), { nil: undefined, freq: 8 }),
      tradeoff: fc.option(fc.constant("yes" as const), { nil: undefined, freq: 8 }),
      dissent: fc.option(fc.constant("yes" as const), { nil: undefined, freq: 5 }),
      urgent: fc.option(fc.constant("yes" as const), { nil: undefined, freq: 5 }),
    })
    .map((asked) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));

/** Whether a decision, read as a document, is like what was asked: the filters said a second time, the slow way. */
export function isLike({ statement: it, ...document }: DecisionDocument, asked: Question, today: PlainDate): boolean {
  const worst = it ? Math.min(...axes.map((axis) => it.axes[axis])) : 0;
  const [axis, turn] = asked.axis?.split("-") ?? [];
  const step = it && axis ? it.axes[axis as "time"] : 0;
  const checks: boolean[] = [
    !asked.state || document.state === asked.state,
    !asked.gate || it?.gate === asked.gate,
    !asked.path || (it !== null && (it.reasons.length > 0 ? "heavy" : "light") === asked.path),
    !asked.stage || (it?.stages.some((stage) => stage === asked.stage) ?? false),
    !turn || (turn === "worse" ? step < 0 : turn === "better" ? step > 0 : step !== 0),
    !asked.segment || (it?.segments.some(({ segment }) => segment === asked.segment) ?? false),
    !asked.department || it?.departmentId === asked.department,
    !asked.overdue || (document.state === "in_effect" && (document.reviewOn ?? today) < today),
    !asked.tradeoff || (worst < 0 && it?.words?.businessTurn === "better"),
    !asked.dissent || document.positions.some(({ stance }) => stance === "dissent") || document.dissents.length > 0,
    !asked.urgent || (it?.isUrgent ?? false),
  ];
  return checks.every(Boolean);
}

/** The next day something is due, from the document alone; null: nothing is. */
export function nextOf(document: DecisionDocument, zone: string): PlainDate | null {
  const { state, notices, statement, reviewOn, answerBy } = document;
  const stands = state === "decided" || state === "in_effect";
  const days = [
    ...(state === "proposed" && answerBy ? [dayIn(zone, new Date(answerBy))] : []),
    ...(stands
      ? notices.filter(({ answers }) => answers.length === 0).map((it) => dayIn(zone, new Date(it.answerBy)))
      : []),
    ...(state === "in_effect" || state === "reviewed"
      ? (statement?.predictions.filter(({ outcome }) => !outcome).map(({ resolveOn }) => resolveOn) ?? [])
      : []),
    ...(stands && reviewOn ? [reviewOn] : []),
  ];
  return days.toSorted()[0] ?? null;
}
