import type { CustomerMovement, Period } from "./customer-numbers";
import { hasShare } from "./enough";
import { daysBetween } from "./plain-date";

/**
 * `k` of the `n` active before were lost in these days; or, of longer periods, how many losses there were beside those
 * active before, and how many that is to a hundred of them. `perHundred` null: they are too few to say it.
 */
export type LostOfActive = { k: number; n: number } | { lost: number; before: number; perHundred: number | null };

/**
 * The losses of a period against those active before it (METRICS A1, lapsed / active_open). Over no more days than the
 * threshold they are a part of them: who is lost then has bought last before the period, at most the threshold ago, and
 * cannot be lost twice. Over more days some of the lost may have come within them, or been lost again: then it is a ratio,
 * which can pass a hundred and has no interval. Null: nobody was active before.
 */
export function lostOfActive(
  { from, to, opening, lost }: Period & Pick<CustomerMovement, "opening" | "lost">,
  lapseDays: number,
): LostOfActive | null {
  if (opening === 0) return null;
  if (daysBetween(from, to) <= lapseDays) return { k: lost, n: opening };
  return { lost, before: opening, perHundred: hasShare(opening) ? (100 * lost) / opening : null };
}
