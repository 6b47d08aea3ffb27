/** What a rate may be cut by, and its words as they stand in addresses and in the tables. */

/** Never pooled (ruling 7): what somebody said to one customer, and what a signed charter says to all. */
export const rateLevels = ["commitment", "charter"] as const;
export type RateLevel = (typeof rateLevels)[number];

/** Kept ready by day: each promise has exactly one value of each, or none that is known. All as they stood at due (ruling 10). */
export const standingCuts = [
  "team",
  "team_made",
  "department",
  "channel",
  "kind",
  "band",
  "tenure",
  "stage",
  "clause",
] as const;
export type StandingCut = (typeof standingCuts)[number];

/** Segments overlap, and they are today's. */
export const rateCuts = [...standingCuts, "segment"] as const;
export type RateCut = (typeof rateCuts)[number];

/** How long somebody had been a customer when the promise fell due, in whole years. */
export const tenureBands = ["under_1", "1_to_2", "3_to_4", "5_to_9", "10_or_more"] as const;
export type TenureBand = (typeof tenureBands)[number];

export const cutWords: Record<RateCut, string> = {
  team: "team that answered for it at due",
  team_made: "team that made it",
  department: "department",
  channel: "channel",
  kind: "kind",
  band: "value band at due",
  tenure: "years with us at due",
  stage: "journey stage",
  clause: "charter clause",
  segment: "segment as it is today",
};
