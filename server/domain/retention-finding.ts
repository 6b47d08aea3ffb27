import { enoughForFinding, type Finding, shareFinding, standoutFinding } from "./finding";
import { survivalAt } from "./kaplan-meier";
import type { Share } from "./proportion-difference";
import type { CohortTable, RetentionReading } from "./retention-cohorts";
import type { CurveSeen } from "./retention-curves";
import { shareInWords } from "./share-words";
import { wilson } from "./wilson";

/** What a curve says, as verbs: "buy again", "first-time buyers". */
type CurveWords = { who: string; act: string };

/**
 * What a Kaplan–Meier curve says in one sentence: the day by which it has happened to half of them; where half was never
 * reached, the share at the last of the usual days at which twenty are still watched, with its bounds (METRICS A6).
 */
export function curveFinding(curve: CurveSeen | undefined, { who, act }: CurveWords): Finding {
  if (!curve || curve.customers === 0) return { reading: "none", words: `Nothing is known yet of when ${who} ${act}.` };
  if (curve.customers < enoughForFinding)
    return { reading: "too_few", words: `Too few ${who} to say when they ${act}: ${curve.customers}.` };
  if (curve.median !== null) return { reading: "same", words: `Half of ${who} ${act} within ${inDays(curve.median)}.` };
  const last = lastWellWatched(curve);
  const found = survivalAt(curve, last);
  if (!found || found.low === null || found.high === null)
    return { reading: "too_few", words: `In the ${inDays(curve.until)} we have watched, no ${who} ${act} yet.` };
  const share = shareInWords(1 - found.survival);
  const between = `between ${shareInWords(1 - found.high)} and ${shareInWords(1 - found.low)}`;
  return {
    reading: "same",
    words: `Fewer than half of ${who} ${act} in the time we have watched: ${share} within ${inDays(last)}, ${between}.`,
  };
}

/** The same ages, twelve months of cohorts against the twelve before: whoever bought in the period after their first. */
export function cohortFinding({ cohorts, step }: CohortTable, reading: RetentionReading): Finding {
  const finished = cohorts.flatMap(({ cells }) => cells[0] ?? []);
  const many = { month: 12, quarter: 4, year: 1 }[step];
  return shareFinding(sum(finished.slice(-many)), sum(finished.slice(-2 * many, -many)), {
    who: "new customers",
    act: `buy again in the ${step} after their first purchase${reading === "unbounded" ? " or later" : ""}`,
    than: "a year before",
  });
}

/** Rows of a month each, oldest first: the newest twelve that are finished against the twelve before. */
export function yearFinding(months: readonly Share[], words: { who: string; act: string }): Finding {
  return shareFinding(sum(months.slice(-12)), sum(months.slice(-24, -12)), { ...words, than: "a year before" });
}

/** Which of the groups by time with us stayed for a year more often, or less, than the others (`standoutFinding`). */
export function tenureFinding(bands: readonly (Share & { name: string })[]): Finding {
  return standoutFinding(
    bands.map((band) => ({ ...band, name: `customers with us ${band.name.toLowerCase()}` })),
    { act: "stayed a year", others: "the others" },
  );
}

/**
 * How long it takes to buy again: the 80th percentile of the `n` waits that ended, `p80` days (METRICS A1), beside what all
 * waits say of the same part, those that still go on too. `known80` null: fewer than four in five have ended so far, and no
 * more than that is known; it does not say how many never will.
 */
export function gapFinding({ n, p80, known80 }: { n: number; p80: number | null; known80: number | null }): Finding {
  if (p80 === null) return { reading: "none", words: "Nobody has bought on a second day yet." };
  if (n < enoughForFinding)
    return { reading: "too_few", words: `Too few have bought again to say how long it takes: ${n} times.` };
  const rest =
    known80 === null
      ? "of all purchases fewer than four in five have been followed by another in the time we have watched"
      : `counting the purchases that no other has followed yet, it takes ${inDays(known80)}`;
  return { reading: "same", words: `Four in five of those who bought again did so within ${inDays(p80)}; ${rest}.` };
}

/** How long the unbroken spells of active customers have lasted: the median in days, and `k` of `n` for two years and more. */
export function spellFinding({ k, n }: { k: number; n: number }, median: number | null): Finding {
  if (n === 0 || median === null) return { reading: "none", words: "Nobody is active." };
  if (n < enoughForFinding) return { reading: "too_few", words: `Too few active customers to say more: ${n}.` };
  const { low, high } = wilson(k, n) ?? { low: 0, high: 1 };
  const past = `${k.toLocaleString("en-GB")} of ${n.toLocaleString("en-GB")}, between ${shareInWords(low)} and ${shareInWords(high)}`;
  return {
    reading: "same",
    words: `Half of the active customers are ${inDays(median)} or more into an unbroken spell; ${shareInWords(k / n)} are past two years (${past}).`,
  };
}

/** The last of these days at which at least twenty are still watched; the last observation where even 30 is too far. */
function lastWellWatched({ steps, until }: CurveSeen): number {
  const isWatched = (day: number) => (steps.find(({ at }) => at >= day)?.atRisk ?? 0) >= enoughForFinding;
  return [3650, 1825, 1095, 730, 365, 180, 90, 60, 30].find((day) => day <= until && isWatched(day)) ?? until;
}

function sum(shares: readonly { k: number; n: number }[]): { k: number; n: number } {
  return { k: shares.reduce((all, { k }) => all + k, 0), n: shares.reduce((all, { n }) => all + n, 0) };
}

function inDays(days: number): string {
  return `${days.toLocaleString("en-GB")} day${days === 1 ? "" : "s"}`;
}
