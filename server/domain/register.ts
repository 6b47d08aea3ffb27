import { type Axis, axes, type DecisionState } from "./decision-words";
import type { PlainDate } from "./plain-date";

/** What a decision's next date is: an answer to the proposal, answers to its notices, a prediction's day, its review. */
export const nextKinds = ["answer", "notices", "prediction", "review"] as const;
export type NextKind = (typeof nextKinds)[number];

/** How the register can be ordered: newest first, what is due soonest first, most customers first. */
export const registerOrders = ["newest", "next", "customers"] as const;
export type RegisterOrder = (typeof registerOrders)[number];

/** Which way a decision moves one of the customer's dimensions; touched is either way. */
export const turns = ["worse", "better", "touched"] as const;
export type Turn = (typeof turns)[number];

/** A dimension and the way it goes, as the register's address says it: "time-worse". */
export type AxisTurn = `${Axis}-${Turn}`;
export const axisTurns: readonly AxisTurn[] = axes.flatMap((axis) => turns.map((turn) => `${axis}-${turn}` as const));

/** What a decision may be besides: each is a question with yes for an answer. */
export const registerMarks = [
  "unanswered",
  "overdue",
  "tradeoff",
  "dissent",
  "urgent",
  "stop",
  "unregistered",
] as const;
export type RegisterMark = (typeof registerMarks)[number];

/** The names under which what is asked of the register stands in its address, the order and the place apart. */
export const registerFields = [
  "q",
  "state",
  "gate",
  "axis",
  "stage",
  "department",
  "segment",
  "path",
  ...registerMarks,
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Counted one by one up to here; beyond, it is said that there are more. */
export const registerCounted = 1000;

/** Whether the day a decision was to be reviewed has passed while it is in effect; on the day itself it is in time. */
export function isReviewOverdue(state: DecisionState, reviewOn: PlainDate | null, today: PlainDate): boolean {
  return state === "in_effect" && reviewOn !== null && reviewOn < today;
}
