import { mayFollow, replaceable } from "./decision";
import type { DecisionDocument, DissentDocument, NoticeDocument } from "./decision-document";
import { standingDissents } from "./dissent";
import type { Holder } from "./permissions";
import { can } from "./permissions";
import type { PlainDate } from "./plain-date";

const actKeys = [
  "takePosition",
  "takeBackDissent",
  "decide",
  "acknowledge",
  "putInEffect",
  "minuteBoard",
  "review",
  "recordOutcome",
  "continue",
  "close",
  "sendBack",
  "reject",
  "refer",
  "withdraw",
  "edit",
  "notify",
  "bringReviewForward",
  "dissent",
  "addEvidence",
  "correct",
  "supersede",
  "reverse",
] as const;
export type ActKey = (typeof actKeys)[number];

export type Looker = Holder & { id: string; departmentId: string };

/**
 * What the person who looks may do about a decision now, what is waited for first. An act that is theirs but lacks
 * something is listed all the same: doing it says what is missing.
 */
export function actsOf(it: DecisionDocument, who: Looker, today: PlainDate): ActKey[] {
  const isOwner = it.statement?.owner.id === who.id;
  const isDecider = it.statement?.decider.id === who.id;
  const isThird = Boolean(it.statement) && !isOwner && !isDecider;
  const stands = replaceable.includes(it.state);
  const decides = can(who, "decision:decide");
  const reviews = can(who, "decision:review") && !isOwner;
  const may: Record<ActKey, boolean> = {
    takePosition:
      can(who, "decision:position") && isThird && ["proposed", "decided", "in_effect", "reviewed"].includes(it.state),
    takeBackDissent: isOpenToDissent(it) && ownDissent(it, who) !== null,
    dissent:
      can(who, "decision:dissent") &&
      isThird &&
      isOpenToDissent(it) &&
      !who.appointments.some(({ kind }) => kind === "advocate") &&
      ownDissent(it, who) === null,
    decide: mayFollow("decided", it.state) && isDecider && decides,
    acknowledge: noticeFor(it, who) !== null,
    putInEffect: mayFollow("put_in_effect", it.state) && (isOwner || isDecider),
    minuteBoard:
      can(who, "board:challenge") && isThird && ["proposed", "decided", "in_effect", "reviewed"].includes(it.state),
    review: mayFollow("reviewed", it.state) && reviews,
    recordOutcome:
      ["in_effect", "reviewed"].includes(it.state) &&
      reviews &&
      it.statement?.author.id !== who.id &&
      duePredictions(it, today).length > 0,
    continue:
      mayFollow("continued", it.state) &&
      reviews &&
      it.boardReviews.some(({ reviewOn }) => reviewOn !== null && reviewOn > today),
    close: mayFollow("closed", it.state) && reviews,
    sendBack: mayFollow("sent_back", it.state) && isDecider && decides,
    reject: mayFollow("rejected", it.state) && isDecider && decides,
    refer:
      mayFollow("referred", it.state) &&
      can(who, "decision:refer") &&
      !it.moves.some(({ kind }) => kind === "referred"),
    withdraw: mayFollow("withdrawn", it.state) && (isOwner || it.draftedBy.id === who.id),
    edit: mayFollow("proposed", it.state) && can(who, "decision:propose"),
    notify: decides && ["decided", "in_effect"].includes(it.state),
    bringReviewForward: mayFollow("review_moved", it.state) && (isOwner || isDecider),
    addEvidence: stands,
    correct: stands,
    supersede: stands && can(who, "decision:propose"),
    reverse: mayFollow("reversed", it.state) && decides,
  };
  return actKeys.filter((key) => may[key]);
}

function isOpenToDissent({ state }: DecisionDocument): boolean {
  return ["proposed", "decided", "in_effect", "reviewed"].includes(state);
}

/** The dissent of this person that stands on the version that counts; null when there is none. */
export function ownDissent(it: DecisionDocument, who: { id: string }): DissentDocument | null {
  return standingDissents(it.dissents).find(({ by, isCurrent }) => isCurrent && by.id === who.id) ?? null;
}

/** The notice that waits for somebody of this person's department; null when there is none to answer. */
export function noticeFor(it: DecisionDocument, who: Pick<Looker, "departmentId">): NoticeDocument | null {
  if (!["decided", "in_effect", "reviewed"].includes(it.state)) return null;
  return it.notices.find(({ departmentId }) => departmentId === who.departmentId) ?? null;
}

/** Predictions whose day has come and whose outcome nobody has recorded. */
export function duePredictions(it: DecisionDocument, today: PlainDate): { id: string; measure: string | null }[] {
  return (it.statement?.predictions ?? []).filter(({ outcome, resolveOn }) => outcome === null && resolveOn <= today);
}

/** What a person is asked for at once; the rest is kept behind "more". */
export function firstActs(acts: readonly ActKey[], it: DecisionDocument, who: Looker): ActKey[] {
  const hasSpoken = it.positions.some(({ advocate, isCurrent }) => isCurrent && advocate.id === who.id);
  const hasAnswered = (noticeFor(it, who)?.answers.length ?? 0) > 0;
  const waits: Partial<Record<ActKey, boolean>> = {
    takePosition: it.state === "proposed" && !hasSpoken,
    decide: true,
    acknowledge: !hasAnswered,
    putInEffect: true,
    minuteBoard:
      it.state === "proposed" &&
      it.statement?.reasons.length !== 0 &&
      !it.boardReviews.some(({ version }) => version === it.statement?.version),
    recordOutcome: true,
    continue: true,
  };
  return acts.filter((act) => waits[act]);
}
