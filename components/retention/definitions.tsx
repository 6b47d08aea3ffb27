import { versionWords } from "@/components/counts/version-words";
import { Meanings } from "@/components/ui/meanings";
import type { Standing } from "@/server/counts/queries/standing";

/** What the page is drawn from. */
export const retentionTables = [
  "retention_cohorts",
  "retention_lives",
  "retention_tenure",
  "retention_win_backs",
  "retention_gaps",
  "retention_spells",
] as const;

const definitions: readonly (readonly [string, string])[] = [
  [
    "A cohort",
    "is everybody who first bought in the same month, quarter or year. It never loses anybody: shares are always of all of it.",
  ],
  ["Blank", "means not over yet: nothing can be said of it. A nought is a nought that was counted."],
  [
    "A curve",
    "counts everybody for as long as they have been watched, so that the newest are neither left out nor taken as gone, and ends with the last observation (Kaplan and Meier 1958). The band is its interval of 95%, on the scale of log(−log S).",
  ],
  ["Watched", "under a curve is how many it rests on at that time. Where few are watched, a single customer moves it."],
  [
    "Half reached",
    "is the median. Where half was never reached, or fewer than twenty were still watched then, there is none, and none is guessed.",
  ],
  [
    "Stated, observed",
    "Customers may have told us that they came before our records. What they stated is kept apart from what we saw.",
  ],
  [
    "Won back",
    "always needs two settings: after how many days somebody is lost, and how long they are given to buy again. By lapse it counts losses, so that one customer may count twice.",
  ],
  ["Purchase days", "are counted, not receipts: two orders on one day are one, and a refund is none."],
  [
    "A spell",
    "is an unbroken time of buying: it ends when somebody is lost, and the next begins when they are won back.",
  ],
  [
    "Comparisons",
    "of this page set the twelve newest finished months against the twelve before. The overview sets whole years against each other: the two answer for different times.",
  ],
];

/** How the numbers of this page are counted, in plain words and in the versions that hold. */
export function RetentionDefinitions({ standing }: { standing: Standing }) {
  return <Meanings words={[...definitions, versionWords(standing, retentionTables)]} />;
}
