import { Meanings } from "@/components/ui/meanings";

const definitions: readonly (readonly [string, string])[] = [
  [
    "A cohort",
    "is everybody who first bought in the same month, quarter or year. It never loses anybody: shares are always of all of it.",
  ],
  ["Blank", "means not over yet: nothing can be said of it. A nought is a nought that was counted."],
  [
    "Kaplan–Meier",
    "counts everybody for as long as they have been watched, so that the newest are neither left out nor taken as gone. The band is the 95% interval of log(−log S); the curve ends with the last observation.",
  ],
  ["Watched", "under a curve is how many it rests on at that time. Where few are watched, a single customer moves it."],
  ["Half reached", "is the median. Where half was never reached there is none, and none is guessed."],
  [
    "Stated, observed",
    "Customers may have told us that they came before our records. What they stated is kept apart from what we saw.",
  ],
  [
    "Won back within W",
    "always needs two settings: after how many days somebody is lost, and how long they are given to return.",
  ],
  ["Purchase days", "are counted, not receipts: two orders on one day are one, and a refund is none."],
];

/** How the numbers of this page are counted, in plain words. */
export function RetentionDefinitions() {
  return <Meanings words={definitions} />;
}
