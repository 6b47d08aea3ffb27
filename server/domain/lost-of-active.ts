import type { CustomerMovement, Period } from "./customer-numbers";
import { daysBetween } from "./plain-date";

/** `k` of the `n` active before were lost in these days; or, of longer periods, how many losses came to a hundred of them. */
export type LostOfActive = { k: number; n: number } | { perHundred: number };

/**
 * The losses of a period against those active before it (METRICS A1, lapsed / active_open). Over no more days than the
 * threshold they are a part of them: who is lost then has bought last before the period, at most the threshold ago, and
 * cannot be lost twice. Over more days some of the lost came within them, or were lost again: then it is a ratio, not a
 * part. Null: nobody was active before.
 */
export function lostOfActive(
  { from, to, opening, lost }: Period & Pick<CustomerMovement, "opening" | "lost">,
  lapseDays: number,
): LostOfActive | null {
  if (opening === 0) return null;
  return daysBetween(from, to) <= lapseDays ? { k: lost, n: opening } : { perHundred: (100 * lost) / opening };
}
