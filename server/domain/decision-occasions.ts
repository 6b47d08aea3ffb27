import { REVIEW_NOTICE_DAYS, type TellingKind } from "./decision-telling";
import type { Answer, DecisionState } from "./decision-words";
import { addDays, type Instant, type PlainDate, startOfDay } from "./plain-date";

/** A decision as far as there is something to tell of it. */
export type Telling = {
  id: string;
  state: DecisionState;
  /** The organisation's. */
  zone: string;
  /** The step by which what is proposed now was put forward; `answerBy` null: no time was set for the answer. */
  proposal: { id: string; at: Instant; answerBy: Instant | null } | null;
  notices: readonly {
    id: string;
    at: Instant;
    answerBy: Instant;
    /** The latest answer; null: none yet. */
    latest: { id: string; at: Instant; answer: Answer } | null;
  }[];
  /** The review day as last set, and when it was set. */
  review: { on: PlainDate; setAt: Instant } | null;
  /** Predictions of the sealed statement without an outcome. */
  predictions: readonly { id: string; resolveOn: PlainDate }[];
  /** Referrals the board has not looked at since. */
  referrals: readonly { id: string; at: Instant }[];
};

/** What there is to tell, of what, due when, and when it falls at the earliest. */
export type Occasion = { kind: TellingKind; subjectId: string; dueAt: Instant; fallsAt: Instant };

const afterwards = (at: Instant): Instant => new Date(at.getTime() + 1);

/**
 * What there is to tell of a decision as it stands, by itself: what has been answered, decided or reviewed is no occasion
 * any more. An instant of ours is a millisecond, so what is overdue falls one after it was due. What followers are told
 * is not among it. Source: GOVERNANCE A4; rulings 1 and 16.
 */
export function occasionsOf(it: Telling): Occasion[] {
  return [...ofNotices(it), ...ofProposal(it), ...ofReview(it), ...ofPredictions(it), ...ofReferrals(it)];
}

const atOnce = (kind: TellingKind, subjectId: string, at: Instant): Occasion => {
  return { kind, subjectId, dueAt: at, fallsAt: at };
};

function ofNotices({ state, notices }: Telling): Occasion[] {
  if (!["decided", "in_effect", "reviewed"].includes(state)) return [];
  return notices.flatMap(({ id, at, answerBy, latest }): Occasion[] => {
    if (latest) return latest.answer === "objection" ? [atOnce("objection_raised", latest.id, latest.at)] : [];
    const half = new Date(at.getTime() + (answerBy.getTime() - at.getTime()) / 2);
    return [
      atOnce("notice_sent", id, at),
      { kind: "notice_half", subjectId: id, dueAt: answerBy, fallsAt: half },
      { kind: "notice_overdue", subjectId: id, dueAt: answerBy, fallsAt: afterwards(answerBy) },
    ];
  });
}

function ofProposal({ id, state, proposal }: Telling): Occasion[] {
  if (state !== "proposed" || !proposal) return [];
  const { answerBy } = proposal;
  return [
    atOnce("proposal_waits", proposal.id, proposal.at),
    atOnce("position_asked", proposal.id, proposal.at),
    ...(answerBy
      ? [{ kind: "proposal_overdue" as const, subjectId: id, dueAt: answerBy, fallsAt: afterwards(answerBy) }]
      : []),
  ];
}

function ofReview({ id, state, review, zone }: Telling): Occasion[] {
  if (state !== "in_effect" || !review) return [];
  const dueAt = startOfDay(review.on, zone);
  const soonAt = startOfDay(addDays(review.on, -REVIEW_NOTICE_DAYS), zone);
  const soon: Occasion = { kind: "review_soon", subjectId: id, dueAt, fallsAt: soonAt };
  return [...(soonAt > review.setAt ? [soon] : []), atOnce("review_due", id, dueAt)];
}

function ofPredictions({ state, predictions, zone }: Telling): Occasion[] {
  if (state !== "in_effect" && state !== "reviewed") return [];
  return predictions.map(({ id, resolveOn }) => atOnce("prediction_due", id, startOfDay(resolveOn, zone)));
}

function ofReferrals({ state, referrals }: Telling): Occasion[] {
  if (state !== "draft" && state !== "proposed") return [];
  return referrals.map(({ id, at }) => atOnce("referred", id, at));
}
