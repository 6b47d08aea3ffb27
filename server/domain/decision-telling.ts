/** What the worker tells of a decision, each once. The words of it stand in components/inbox and components/mail. */
export const tellingKinds = [
  /** A department was told of a decision and is asked to answer. */
  "notice_sent",
  /** Half its time to answer has passed. */
  "notice_half",
  /** Its time to answer is over. */
  "notice_overdue",
  /** A proposal waits for its decider. */
  "proposal_waits",
  /** The decider's time to answer is over. */
  "proposal_overdue",
  /** Advocates are asked for their position. */
  "position_asked",
  /** The review falls due within fourteen days. */
  "review_soon",
  /** The review day has come. */
  "review_due",
  /** The day a prediction is about has come. */
  "prediction_due",
  /** The chief customer officer referred it to the board. */
  "referred",
  /** A department objects. */
  "objection_raised",
  /** Something happened to a decision that somebody follows. */
  "followed",
] as const;
export type TellingKind = (typeof tellingKinds)[number];

/** Days before its day that a review is announced. */
export const REVIEW_NOTICE_DAYS = 14;

/** What can be followed. */
export const followedThings = ["all", "department", "stage", "segment", "decision"] as const;
export type FollowedThing = (typeof followedThings)[number];

/** How whoever follows is told. */
export const followedWays = ["at_once", "weekly"] as const;
export type FollowedWay = (typeof followedWays)[number];

/** The two letters of a Monday: of what one follows, and to departments that meet no customers. */
export const weeklyKinds = ["followed", "back_office"] as const;
export type WeeklyKind = (typeof weeklyKinds)[number];

/** What the feed shows. */
export const feedKinds = [
  "proposed",
  "decided",
  "put_in_effect",
  "reviewed",
  "superseded",
  "reversed",
  "rejected",
  "withdrawn",
  "closed",
  "continued",
  "dissented",
] as const;
export type FeedKind = (typeof feedKinds)[number];

/** A telling as the rule needs it: what it is about, and from when on it may be told. */
export type PendingTelling = {
  kind: TellingKind;
  /** The notice, the step, the prediction, the answer or the decision it is about. */
  subjectId: string;
  /** What it is told about being due; what is told at once is due when it happened. */
  dueAt: string;
  fallsAt: string;
};

/**
 * Which tellings that have fallen are told, each with those it carries along: of one subject only the last is said, the
 * others are written down as told with it.
 */
export function tellTogether(fallen: readonly PendingTelling[]): { said: PendingTelling; with: PendingTelling[] }[] {
  const groups = new Map<string, PendingTelling[]>();
  for (const telling of fallen) {
    const key = `${matterOf[telling.kind]} ${telling.subjectId}`;
    groups.set(key, [...(groups.get(key) ?? []), telling]);
  }
  return [...groups.values()].flatMap((group) => {
    const inOrder = group.toSorted((a, b) => tellingKinds.indexOf(a.kind) - tellingKinds.indexOf(b.kind));
    const said = inOrder.at(-1);
    return said ? [{ said, with: inOrder.slice(0, -1) }] : [];
  });
}

/** What a telling is about, which is also the letter it is told by: of one matter, the latest is told for all. */
export const matterOf = {
  notice_sent: "notice",
  notice_half: "notice",
  notice_overdue: "notice",
  proposal_waits: "proposal",
  proposal_overdue: "proposal",
  position_asked: "position",
  review_soon: "review",
  review_due: "review",
  prediction_due: "prediction",
  referred: "referred",
  objection_raised: "objection",
  followed: "followed",
} as const satisfies Record<TellingKind, string>;
