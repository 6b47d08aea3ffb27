import type { DecisionState, Stance } from "./decision-words";
import { saidLength } from "./said-length";
import type { Lack } from "./statement";

/** Speaking against a decision, and taking that back: two facts. */
export const dissentKinds = ["dissent", "taken_back"] as const;
export type DissentKind = (typeof dissentKinds)[number];

/** The least a dissent, or taking it back, has to say. */
const LEAST_REASON = 20;

type DissentFact = { id: string; kind: DissentKind; takesBackId: string | null; afterDecision: boolean };
type PositionFact = { advocateId: string; stance: Stance; afterDecision: boolean };

/** Dissents on one statement version that nobody has taken back, late ones too. Source: GOVERNANCE A6. */
export function standingDissents<Fact extends DissentFact>(facts: readonly Fact[]): Fact[] {
  const takenBack = new Set(facts.map(({ takesBackId }) => takesBackId));
  return facts.filter(({ id, kind }) => kind === "dissent" && !takenBack.has(id));
}

/**
 * What was said of one statement version when it was, or is to be, decided: the latest position of every advocate, and a
 * dissent for everybody else whose dissent stood. What came after the decision counts for nothing in it. Positions in the
 * order they were recorded. Agrees with heavy_reasons in the database. Source: ruling 14.
 */
export function stancesOf(positions: readonly PositionFact[], dissents: readonly DissentFact[]): Stance[] {
  const before = positions.filter(({ afterDecision }) => !afterDecision);
  const latest = new Map(before.map(({ advocateId, stance }) => [advocateId, stance]));
  const stood = standingDissents(dissents.filter(({ afterDecision }) => !afterDecision));
  return [...latest.values(), ...stood.map(() => "dissent" as const)];
}

export type Dissenting = {
  state: DecisionState;
  /** The version that counts: the latest one put forward before deciding, the sealed one afterwards. */
  isCurrent: boolean;
  isOwnerOrDecider: boolean;
  isAdvocate: boolean;
  /** An own dissent on this version stands already. */
  stands: boolean;
  reason: string;
};

const live: readonly DecisionState[] = ["proposed", "decided", "in_effect", "reviewed"];

/** What keeps somebody from dissenting; empty when nothing does. The database says the same. Source: rights table. */
export function missingForDissent(it: Dissenting): Lack[] {
  return only([
    [!live.includes(it.state), "", "A dissent is about a decision that is proposed, or that stands."],
    [!it.isCurrent, "", "A dissent is about the version that counts: look at the statement as it is now."],
    [
      it.isOwnerOrDecider,
      "",
      "Owner and decider do not dissent from their own decision: withdraw it, or send it back.",
    ],
    [it.isAdvocate, "", "An advocate dissents by taking a position."],
    [it.stands, "", "Your dissent stands already."],
    [saidLength(it.reason) < LEAST_REASON, "reason", "Say in at least 20 characters why you dissent."],
  ]);
}

/** What keeps somebody from taking a dissent back. `dissent` is null where there is none. */
export function missingToTakeBack(it: {
  state: DecisionState;
  dissent: { isOwn: boolean; isTakenBack: boolean } | null;
  reason: string;
}): Lack[] {
  const { dissent } = it;
  return only([
    [!live.includes(it.state), "", "There is nothing to take back any more: the decision does not stand."],
    [dissent === null, "", "There is no such dissent to take back."],
    [dissent?.isOwn === false, "", "Only who dissented takes it back."],
    [dissent?.isTakenBack === true, "", "This dissent was taken back already."],
    [saidLength(it.reason) < LEAST_REASON, "reason", "Say in at least 20 characters what changed your mind."],
  ]);
}

function only(checks: readonly (readonly [isMissing: boolean, field: string, sentence: string])[]): Lack[] {
  return checks.filter(([isMissing]) => isMissing).map(([, field, sentence]) => ({ field, sentence }));
}
