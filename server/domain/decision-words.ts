/** The words of the decision register: as the table holds them, and as people read them. */

export const doors = ["two_way", "one_way"] as const;
export type Door = (typeof doors)[number];

export const gates = ["helps", "neutral", "harms"] as const;
export type Gate = (typeof gates)[number];

export const stages = ["find_and_buy", "start", "use", "get_help", "renew", "leave"] as const;
export type Stage = (typeof stages)[number];

export const affectedWays = ["direct", "indirect", "none"] as const;
export type Affects = (typeof affectedWays)[number];

export const axes = ["time", "worry", "effort", "money"] as const;
export type Axis = (typeof axes)[number];

/** What a decision does to the customer on one axis, from much worse (-2) to much better (+2). */
export const axisSteps = [-2, -1, 0, 1, 2] as const;
export type AxisStep = (typeof axisSteps)[number];

export const segmentEffects = ["better", "worse", "mixed"] as const;
export type SegmentEffect = (typeof segmentEffects)[number];

export const toldWays = ["told_directly", "front_line_briefed", "published", "not_told"] as const;
export type ToldHow = (typeof toldWays)[number];

/** What a decision does to the organisation itself. */
export const businessTurns = ["better", "same", "worse"] as const;
export type BusinessTurn = (typeof businessTurns)[number];

export const evidenceBases = ["evidence", "assumption"] as const;
export type EvidenceBasis = (typeof evidenceBases)[number];

export const evidenceKinds = [
  "complaint",
  "contact",
  "promise",
  "feedback",
  "research",
  "call_listening",
  "back_to_floor",
  "metric",
  "document",
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** The steps in a decision's life; each is a dated fact. */
export const moveKinds = [
  "proposed",
  "sent_back",
  "withdrawn",
  "rejected",
  "referred",
  "decided",
  "put_in_effect",
  "review_moved",
  "reviewed",
  "continued",
  "closed",
  "reversed",
] as const;
export type MoveKind = (typeof moveKinds)[number];

export const stances = ["support", "conditions", "dissent"] as const;
export type Stance = (typeof stances)[number];

export const answers = ["no_effect_here", "will_act", "objection"] as const;
export type Answer = (typeof answers)[number];

export const boardOutcomes = ["supported", "noted", "referred_back"] as const;
export type BoardOutcome = (typeof boardOutcomes)[number];

/** Which way a measure is expected to go: the prediction comes true at or beyond its threshold. */
export const directions = ["at_most", "at_least"] as const;
export type Direction = (typeof directions)[number];

/** What a correction note may speak of. */
export const correctableFields = ["title", "statement", "option", "prediction", "position", "reason"] as const;
export type CorrectableField = (typeof correctableFields)[number];

export const states = [
  "draft",
  "proposed",
  "decided",
  "in_effect",
  "reviewed",
  "closed",
  "rejected",
  "withdrawn",
  "superseded",
  "reversed",
] as const;
export type DecisionState = (typeof states)[number];

export const paths = ["light", "heavy"] as const;
export type Path = (typeof paths)[number];

/** Why a decision takes the heavy path (ruling 14). */
const heavyReasons = ["one_way", "harms", "worse_axis", "dissent", "share", "value", "referred"] as const;
export type HeavyReason = (typeof heavyReasons)[number];

/** The words people read for one of the register's words. */
export const stateWords: Record<DecisionState, string> = {
  draft: "Draft",
  proposed: "Proposed",
  decided: "Decided",
  in_effect: "In effect",
  reviewed: "Reviewed",
  closed: "Closed",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  superseded: "Replaced",
  reversed: "Reversed",
};

export const gateWords: Record<Gate, string> = {
  helps: "Helps customers",
  neutral: "Makes no difference to customers",
  harms: "Harms customers",
};

export const doorWords: Record<Door, string> = {
  two_way: "Two-way: we can go back",
  one_way: "One-way: there is no easy way back",
};

export const stageWords: Record<Stage, string> = {
  find_and_buy: "find and buy",
  start: "start",
  use: "use",
  get_help: "get help",
  renew: "renew",
  leave: "leave",
};

export const affectsWords: Record<Affects, string> = {
  direct: "Directly",
  indirect: "Indirectly",
  none: "Not at all",
};

export const axisWords: Record<Axis, { name: string; question: string }> = {
  time: { name: "Time", question: "the time it costs them" },
  worry: { name: "Worry", question: "what they worry about" },
  effort: { name: "Effort", question: "the trouble they go to" },
  money: { name: "Money", question: "what they pay" },
};

export const stepWords: Record<AxisStep, string> = {
  [-2]: "much worse",
  [-1]: "worse",
  0: "no change",
  1: "better",
  2: "much better",
};

export const effectWords: Record<SegmentEffect, string> = { better: "better off", worse: "worse off", mixed: "mixed" };

export const businessTurnWords: Record<BusinessTurn, string> = {
  better: "We are better off",
  same: "It is the same to us",
  worse: "We are worse off",
};

export const toldWords: Record<ToldHow, string> = {
  told_directly: "We tell each of them",
  front_line_briefed: "Front line is briefed and tells them",
  published: "We publish it",
  not_told: "They are not told",
};

export const evidenceWords: Record<EvidenceKind, string> = {
  complaint: "Complaint",
  contact: "Contact",
  promise: "Promise",
  feedback: "Feedback",
  research: "Research",
  call_listening: "Call listening",
  back_to_floor: "Time on the floor",
  metric: "Measure",
  document: "Document",
};

export const stanceWords: Record<Stance, string> = {
  support: "Support",
  conditions: "Support, with a condition",
  dissent: "Dissent",
};

export const answerWords: Record<Answer, string> = {
  no_effect_here: "No effect here",
  will_act: "We will act",
  objection: "We object",
};

export const boardWords: Record<BoardOutcome, string> = {
  supported: "Supported",
  noted: "Noted",
  referred_back: "Referred back",
};

export const directionWords: Record<Direction, string> = { at_most: "at most", at_least: "at least" };

/** Why the heavy path, to stand after "heavy path, because". */
export const heavyWords: Record<HeavyReason, string> = {
  one_way: "it is a one-way door",
  harms: "it harms customers",
  worse_axis: "something gets worse for customers",
  dissent: "of a dissent",
  share: "of how many customers it touches",
  value: "of how much the customers it touches buy",
  referred: "the chief customer officer referred it",
};

export const moveWords: Record<MoveKind, string> = {
  proposed: "Proposed",
  sent_back: "Sent back",
  withdrawn: "Withdrawn",
  rejected: "Rejected",
  referred: "Referred to the board",
  decided: "Decided",
  put_in_effect: "Put in effect",
  review_moved: "Review brought forward",
  reviewed: "Reviewed",
  continued: "Goes on, with a new review day",
  closed: "Closed",
  reversed: "Reversed",
};

export const correctableWords: Record<CorrectableField, string> = {
  title: "the title",
  statement: "the statement",
  option: "an option",
  prediction: "a prediction",
  position: "a position",
  reason: "a reason",
};
