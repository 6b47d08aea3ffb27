import type { QuestionKey } from "@/server/counts/questions";

/** What each part of a count is called wherever people meet it: as a file, and where it is of another day than the rest. */
export const questionWords: Readonly<Record<QuestionKey, string>> = {
  movement: "Who came and went, day by day",
  figures: "Figures",
  buying: "Per customer and year",
  worth: "Concentration",
  rfm: "When, how often, for how much",
  segments: "Segments",
  feelings: "Levels, movement and topics",
  experienceMonths: "Months",
  scores: "Answers from 0 to 10",
  signs: "Three signs and share of wallet",
  retention_cohorts: "Cohorts",
  retention_lives: "Second purchases and survival",
  retention_tenure: "By time with us",
  retention_gaps: "Between purchases",
  retention_spells: "Spells and breaks",
  retention_win_backs: "Win-back",
  valueOfOne: "Value of one customer",
  landmark: "Bought again early, and later value",
  referred_value: "Value of a referral",
};

/** The same of a key as it was kept; an unknown one is not shown as a key to anybody. */
export function wordsOfQuestion(key: string): string {
  const words: Readonly<Record<string, string>> = questionWords;
  return words[key] ?? "A part";
}
