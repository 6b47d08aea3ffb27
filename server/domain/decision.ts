import {
  type Axis,
  type AxisStep,
  axes,
  type DecisionState,
  type Door,
  type Gate,
  type HeavyReason,
  heavyWords,
  type MoveKind,
  type Path,
  type Stance,
} from "./decision-words";
import { dayIn, type Instant, type PlainDate } from "./plain-date";

/** Where each step leads. Steps that lead nowhere (a referral, a review brought forward) leave the state as it is. */
const leadsTo: Record<MoveKind, DecisionState | null> = {
  proposed: "proposed",
  sent_back: "draft",
  withdrawn: "withdrawn",
  rejected: "rejected",
  referred: null,
  decided: "decided",
  put_in_effect: "in_effect",
  review_moved: null,
  reviewed: "reviewed",
  continued: "in_effect",
  closed: "closed",
  reversed: "reversed",
};

const startsFrom: Record<MoveKind, readonly DecisionState[]> = {
  proposed: ["draft", "proposed"],
  sent_back: ["proposed"],
  withdrawn: ["draft", "proposed"],
  rejected: ["proposed"],
  referred: ["draft", "proposed"],
  decided: ["proposed"],
  put_in_effect: ["decided"],
  review_moved: ["decided", "in_effect"],
  reviewed: ["in_effect"],
  continued: ["reviewed"],
  closed: ["reviewed"],
  reversed: ["decided", "in_effect", "reviewed"],
};

/** From these states a decision can be replaced by a decided successor. */
export const replaceable: readonly DecisionState[] = ["decided", "in_effect", "reviewed", "closed"];

/**
 * The state of a decision: where its last step led, or superseded once a decided successor names it. Nothing stores it.
 * Agrees with the view decision_states. Source: GOVERNANCE A4.
 */
export function stateOf(steps: readonly MoveKind[], isReplaced: boolean): DecisionState {
  if (isReplaced) return "superseded";
  for (const step of steps.toReversed()) {
    const state = leadsTo[step];
    if (state) return state;
  }
  return "draft";
}

/** Whether a step may follow on a state. Agrees with may_follow in the database. Source: GOVERNANCE A4. */
export function mayFollow(step: MoveKind, state: DecisionState): boolean {
  return startsFrom[step].includes(state);
}

/** By when a proposal is answered, and whether that has passed without an answer. */
export type AnswerDue = { on: PlainDate; isOverdue: boolean };

/**
 * The answer a proposal waits for, from the instant it is due by (an ISO text; null: nothing is proposed). At that
 * instant it is still in time. The instant itself is the database's: proposal_answer_by.
 */
export function answerDue(answerBy: string | null, now: Instant, zone: string): AnswerDue | null {
  if (answerBy === null) return null;
  const due = new Date(answerBy);
  return { on: dayIn(zone, due), isOverdue: now > due };
}

export type Weight = {
  door: Door;
  gate: Gate;
  axes: Record<Axis, AxisStep>;
  /** The latest position of every advocate. */
  stances: readonly Stance[];
  isReferred: boolean;
  affectedCount: number;
  allCount: number;
  /** What the affected customers have bought, in minor units. */
  valueMinor: number;
};

export type WeightLimits = { heavyShare: number; heavyValueMinor: number | null };

/** Why a decision takes the heavy path, in the order they are told; none is the light path. Source: ruling 14. */
export function heavyReasonsOf(weight: Weight, limits: WeightLimits): HeavyReason[] {
  const holds: Record<HeavyReason, boolean> = {
    one_way: weight.door === "one_way",
    harms: weight.gate === "harms",
    worse_axis: axes.some((axis) => weight.axes[axis] < 0),
    dissent: weight.stances.includes("dissent"),
    share: weight.affectedCount > limits.heavyShare * weight.allCount,
    value: limits.heavyValueMinor !== null && weight.valueMinor > limits.heavyValueMinor,
    referred: weight.isReferred,
  };
  return (Object.keys(holds) as HeavyReason[]).filter((reason) => holds[reason]);
}

export function pathOf(reasons: readonly HeavyReason[]): Path {
  return reasons.length > 0 ? "heavy" : "light";
}

/** "light path", or "heavy path, because of a dissent and it is a one-way door". */
export function pathInWords(reasons: readonly HeavyReason[]): string {
  if (reasons.length === 0) return "light path";
  const told = reasons.map((reason) => heavyWords[reason]);
  const last = told.at(-1);
  return `heavy path, because ${told.length > 1 ? `${told.slice(0, -1).join(", ")} and ${last}` : last}`;
}
