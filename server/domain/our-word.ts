import type { Instant } from "./plain-date";
import type { Verdict } from "./promise-outcome";
import type { PromiseOrigin } from "./promise-words";

/** One promise to a customer as it counts now. `dueAt`: its headline due time. */
export type WordGiven = { verdict: Pick<Verdict, "isCounted" | "isKept">; origin: PromiseOrigin; dueAt: Instant };

/** How our word to one customer stands: `kept` of `counted`. Not-yet-due ones are in neither. */
export type OurWord = {
  isGiven: boolean;
  counted: number;
  kept: number;
  /** When the last one that was not kept had been due; null: none. */
  lastBrokenAt: Instant | null;
};

/** Sums up the live promises to one customer (ruling 7: imported history is never pooled with them). */
export function ourWord(given: readonly WordGiven[]): OurWord {
  const live = given.filter(({ origin }) => origin === "live");
  const counted = live.filter(({ verdict }) => verdict.isCounted);
  const broken = counted.filter(({ verdict }) => !verdict.isKept).map(({ dueAt }) => dueAt.getTime());
  return {
    isGiven: live.length > 0,
    counted: counted.length,
    kept: counted.length - broken.length,
    lastBrokenAt: broken.length === 0 ? null : new Date(Math.max(...broken)),
  };
}
