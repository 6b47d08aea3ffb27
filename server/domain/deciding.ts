import { replaceable } from "./decision";
import type { Answer, BoardOutcome, DecisionState, HeavyReason, Stance } from "./decision-words";
import { addDays, addMonths, type PlainDate } from "./plain-date";
import { saidLength } from "./said-length";
import type { Lack } from "./statement";

/** The least an overrule has to say. Source: GOVERNANCE A4. */
const LEAST_OVERRULE = 40;
/** Days within which an urgent decision is reviewed. */
export const URGENT_REVIEW_DAYS = 14;
/** Days until the review where nobody says otherwise. Source: ruling 15. */
export const DEFAULT_REVIEW_DAYS = 90;

export type Deciding = {
  /** The version is the newest and was put forward. */
  isLatestProposed: boolean;
  byId: string;
  deciderId: string;
  ownerId: string;
  reasons: readonly HeavyReason[];
  hasOption: boolean;
  positionCount: number;
  overrule: string | null;
  /** What the board last said about this version; null: it has not looked. */
  board: BoardOutcome | null;
  reviewOn: PlainDate | null;
  today: PlainDate;
  isUrgent: boolean;
  /** The state of the decision it replaces; null: it replaces none. */
  replacedState: DecisionState | null;
};

/** A dissent or a harm has to be overruled by name. */
export function standsAgainst(reasons: readonly HeavyReason[]): boolean {
  return reasons.includes("dissent") || reasons.includes("harms");
}

/**
 * What is missing before a proposed decision can be decided; empty when nothing is. The database says the same
 * sentences. Source: GOVERNANCE A4; rulings 13 to 17.
 */
export function missingToDecide(it: Deciding): Lack[] {
  return only([
    ...missingAround(it),
    [!it.hasOption, "optionId", "Choose one of the options."],
    [!it.positionCount, "", "A customer advocate has to take a position on this version first."],
    ...missingAnswer(it),
    ...missingBoard(it),
    ...missingReview(it),
    [
      it.replacedState !== null && !replaceable.includes(it.replacedState),
      "",
      "The decision it replaces does not stand any more, or not yet.",
    ],
  ]);
}

type Check = readonly [isMissing: boolean, field: string, sentence: string];

function only(checks: readonly Check[]): Lack[] {
  return checks.filter(([isMissing]) => isMissing).map(([, field, sentence]) => ({ field, sentence }));
}

function missingAround(it: Deciding): Check[] {
  const isAlone = it.ownerId === it.deciderId;
  return [
    [!it.isLatestProposed, "", "Only the latest version that was put forward can be decided."],
    [it.byId !== it.deciderId, "", "Only the named decider decides."],
    [isAlone && it.reasons.length > 0, "", "On the heavy path the decider is somebody other than the owner."],
  ];
}

function missingAnswer(it: Deciding): Check[] {
  const length = saidLength(it.overrule);
  const isDue = standsAgainst(it.reasons);
  return [
    [
      isDue && length < LEAST_OVERRULE,
      "overrule",
      "A dissent or a harm is overruled by name: give the reason in at least 40 characters.",
    ],
    [!isDue && it.overrule !== null, "overrule", "There is nothing to overrule."],
  ];
}

function missingBoard(it: Deciding): Check[] {
  return [
    [it.reasons.length > 0 && it.board === null, "", "On the heavy path the board looks at it first."],
    [it.board === "referred_back", "", "The board referred it back."],
  ];
}

function missingReview({ reviewOn, today, isUrgent }: Deciding): Check[] {
  return [
    [
      reviewOn === null || !isReviewDay(reviewOn, today),
      "reviewOn",
      "Set a review day after today and at most twelve months away.",
    ],
    [
      isUrgent && reviewOn !== null && reviewOn > addDays(today, URGENT_REVIEW_DAYS),
      "reviewOn",
      "An urgent decision is reviewed within 14 days.",
    ],
  ];
}

/** Whether a review may be set for this day: after today, at most twelve months away. Source: ruling 13. */
export function isReviewDay(day: PlainDate, today: PlainDate): boolean {
  return day > today && day <= addMonths(today, 12);
}

export type Position = {
  state: DecisionState;
  isLatest: boolean;
  stance: Stance;
  isAppointed: boolean;
  isThirdPerson: boolean;
  customerInput: string;
  reason: string | null;
};

/** What keeps somebody from taking this position. After deciding only a late dissent is added. Source: GOVERNANCE A4, A6. */
export function missingForPosition(it: Position): Lack[] {
  const isLate = !["draft", "proposed"].includes(it.state);
  const takes = ["proposed", "decided", "in_effect", "reviewed"].includes(it.state);
  const reason = saidLength(it.reason);
  return only([
    [!takes, "", "A position is taken on a decision that is proposed."],
    [it.state === "proposed" && !it.isLatest, "", "A position is taken on the latest version of the statement."],
    [isLate && it.stance !== "dissent", "stance", "Once it is decided, only a late dissent can be added."],
    [!it.isAppointed, "", "Only an appointed customer advocate takes a position."],
    [!it.isThirdPerson, "", "The advocate is a third person, neither owner nor decider."],
    [saidLength(it.customerInput) < 20, "customerInput", "Say in at least 20 characters what customers say."],
    [it.stance !== "support" && reason < 20, "reason", "Say the reason, or the condition, in at least 20 characters."],
  ]);
}

/** A department's latest answer; null: it has not answered. */
export type Told = { answer: "no_effect_here" | "will_act" | "objection" | null };

/** What keeps a decided decision from taking effect. Late notices never undo an effect. Source: GOVERNANCE A4; rulings 12, 16. */
export function missingToTakeEffect(told: readonly Told[]): Lack[] {
  return only([
    [told.length === 0, "", "No department has been told."],
    [told.some(({ answer }) => answer === null), "", "Not every department has answered its notice."],
    [told.some(({ answer }) => answer === "objection"), "", "An objection stands."],
  ]);
}

export type Answering = { answer: Answer; note: string | null; state: DecisionState };

const fallen: Partial<Record<DecisionState, string>> = {
  superseded: "replaced by another",
  reversed: "reversed",
  closed: "closed",
};

/** What keeps a department from answering its notice: there has to be something to answer, and what it will do or minds is said. */
export function missingToAnswer({ answer, note, state }: Answering): Lack[] {
  const ended = fallen[state];
  return only([
    [
      ended !== undefined,
      "",
      `There is nothing to answer: this decision has been ${ended} and does not stand any more.`,
    ],
    [
      answer !== "no_effect_here" && saidLength(note) === 0,
      "note",
      "Say what your department will do, or what it objects to.",
    ],
  ]);
}
