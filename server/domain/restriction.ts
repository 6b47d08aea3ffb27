import type { DecisionState } from "./decision-words";
import { addMonths, type PlainDate } from "./plain-date";

/** A decision in one of these states stands behind what cites it. Agrees with decision_backs in the database. */
const backing: readonly DecisionState[] = ["decided", "in_effect", "reviewed"];

/** Whether something may be set up on a decision now: it is decided or in effect. Agrees with decision_may_be_cited. */
export function mayBeCited(state: DecisionState): boolean {
  return state === "decided" || state === "in_effect";
}

/** Whether what was set up on a decision still has it behind it: one that was superseded, reversed or closed has not. */
export function isBacked(state: DecisionState): boolean {
  return backing.includes(state);
}

/** A restriction ends within so many months, so that somebody looks again whether it is still right. */
const longestMonths = 12;

export type RestrictionFacts = {
  fromOn: PlainDate;
  /** The last day on which it holds. */
  untilOn: PlainDate;
  endedOn: PlainDate | null;
  decisionState: DecisionState;
};

/** Where a restriction stands. `not_backed`: its days have not passed, but nobody may apply it any more. */
export type RestrictionState = "ahead" | "holds" | "not_backed" | "ended" | "over";

/** Derived from its days and from the state of the decision it cites (GOVERNANCE D5). */
export function restrictionState(facts: RestrictionFacts, today: PlainDate): RestrictionState {
  if (facts.endedOn !== null) return "ended";
  if (today > facts.untilOn) return "over";
  if (!isBacked(facts.decisionState)) return "not_backed";
  return today < facts.fromOn ? "ahead" : "holds";
}

/** Why these days cannot be set, as a sentence; null: they can. Agrees with guard_restriction in the database. */
export function daysFault({ fromOn, untilOn }: Pick<RestrictionFacts, "fromOn" | "untilOn">, today: PlainDate) {
  if (fromOn < today) return "A restriction begins today or later: nobody is restricted afterwards.";
  if (untilOn < fromOn) return "It ends on the day it begins, or later.";
  if (untilOn > addMonths(fromOn, longestMonths))
    return "A restriction ends within a year. Set it again if it is still right.";
  return null;
}
