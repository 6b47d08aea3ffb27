import type { Instant } from "./plain-date";

/** What can wait for a person, in the order in which it is shown: what customers were promised comes first. */
export const waitingKinds = [
  "promise",
  "void",
  "approval",
  "approved",
  "acknowledgement",
  "position",
  "decision",
  "proposal",
  "review",
  "prediction",
  "telling",
  "briefing",
  "threshold",
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** One thing somebody waits for this person to do. `dueAt` null: nothing but good manners sets a time. */
export type Waiting = {
  kind: WaitingKind;
  /** The promise, the request, the decision, the briefing or the proposal. */
  id: string;
  /** The promise's words or the decision's title; null when erased. */
  words: string | null;
  customerId: string | null;
  customerName: string | null;
  decisionNumber: number | null;
  /** The notice that is to be answered; null for everything else. */
  noticeId: string | null;
  /** Whether that notice was answered with an objection, which stands. */
  isObjecting: boolean;
  dueAt: Instant | null;
};
