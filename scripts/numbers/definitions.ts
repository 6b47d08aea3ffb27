import { type QuestionKey, questionKeys, questions } from "@/server/counts/questions";
import { numberDefinitions } from "@/server/domain/number-report";

const { customers, movement, earlyRepeat, winBack } = numberDefinitions;

const figures = {
  customers: {
    version: customers,
    means: "Who has bought on at least one day until the day, each once; who has not bought yet is counted apart.",
  },
  movement: {
    version: movement,
    means:
      "Opening + new + won back − lost = closing. Active: bought at most the lapse threshold's days ago; lost on the day after it; won back by the next purchase.",
  },
  earlyRepeat: {
    version: earlyRepeat,
    means: "Of those who first bought at least so many days ago, who bought on a second day by the last of those days.",
  },
  winBack: {
    version: winBack,
    means:
      "Of losses at least a year ago, those followed by a purchase within a year; of a stock, of all lost on one day.",
  },
};

const parts: Record<QuestionKey, string> = {
  movement: "By day: how many joined, were won back and were lost; adds up to every period.",
  figures:
    "The figures above, from histories; topFifth: refunds taken off, more back than bought is nothing; lastYear: not.",
  buying: "What who bought in a period bought in it, per head, refunds not taken off.",
  worth: "All that each has bought, refunds taken off, more back than bought as nothing; Lorenz curve and Gini.",
  rfm: "Recency, frequency and money of the look-back by 5 × cume_dist, rounded up; equals together.",
  segments: "How many of those the lens shows are in each standing segment.",
  feelings: "Each customer's latest level of five within a window; answered, asked, not asked; who moved between two.",
  experienceMonths:
    "By whole month: avoidable contacts of those judged (a share), complaints per active customer and returns per purchase day (events). Limits: Laney's p′ and u′ from the first twelve months.",
  scores: "Answers from 0 to 10 as others asked; netScores: (promoters − detractors) / n, Tango's interval.",
  signs: "Retention of a year, advocates, and share of wallet as sum over sum, with the interval of a ratio estimate.",
  retention_cohorts:
    "By month of the first purchase: who bought in each month since, and who last in which; the cells stand in `retention`.",
  retention_lives: "Lives until the second purchase and until the first lapse: Kaplan–Meier, bounds of log(−log S).",
  retention_tenure: "Those active a year before, by their time with us then, until they are lost.",
  retention_gaps: "Days between neighbouring purchase days; the last of each customer is still going on.",
  retention_spells: "Unbroken times of buying, and time with us with and without breaks.",
  retention_win_backs: "Won back of the stock lost on a day, and of losses by month, within each window.",
  valueOfOne: "The median that one customer brought in a year, refunds not taken off: of the active, and of the new.",
  landmark: "At the age of 180 days: who had repeated beside who had not, by what they bought in the 180 after it.",
  referred_value:
    "What customers bought in their first 365 days: referred, and sent by nobody, by quarter; of everybody alone.",
};

/** What each number means and the version of the rules it is counted by; a fit, a method and a plan carry their own. */
export const definitions = {
  ...figures,
  answers: Object.fromEntries(questionKeys.map((key) => [key, { version: questions[key].version, means: parts[key] }])),
};
