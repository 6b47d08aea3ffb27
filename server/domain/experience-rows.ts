/** The lists of customers that the numbers of experience open. */
export const experienceLists = [
  "level",
  "asked",
  "not_asked",
  "moved",
  "topic",
  "wallet",
  "score",
  "avoidable",
  "complained",
  "returned",
  "retained",
  "not_retained",
  "advocates",
] as const;
export type ExperienceList = (typeof experienceLists)[number];

/** Where a move ends: a level, a direction, or anywhere. */
export const moveEnds = ["1", "2", "3", "4", "5", "up", "down", "same", "any"] as const;
export type MoveEnd = (typeof moveEnds)[number];

/** By what it is said what customers at a level speak of: contacts by cause and stage, issues and needs by kind. */
export const topicCuts = ["cause", "stage", "issue", "need"] as const;
export type TopicCut = (typeof topicCuts)[number];

/** How a feeling is known: told in their own words from outside, or noted by one of us. */
export const feelingSources = ["said", "noted"] as const;

export const walletStandings = ["counts", "expired", "stale", "none_of_ours"] as const;
