import { enoughForFinding, type Finding, shareFinding, standoutFinding } from "./finding";
import type { Share } from "./proportion-difference";
import { type CohortTable, type MonthNumber, monthNumber, type RetentionReading } from "./retention-cohorts";
import { type CurveSeen, halfOf, type ShareKnown, shareBy } from "./retention-curves";
import { shareInWords } from "./share-words";
import { wilson } from "./wilson";

/** What a curve says, as verbs: "buy again", "first-time buyers". */
type CurveWords = { who: string; act: string };

type Gaps = { n: number; p80: number | null; known80: number | "too_few" | null };

/**
 * What a Kaplan–Meier curve says in one sentence: the day by which it has happened to half of them (`halfOf`); where that
 * was never reached, or by too few, the share at the last day at which twenty are still watched, with its bounds
 * (METRICS A6). "Nobody yet" is said only where it has not happened to anybody at all.
 */
export function curveFinding(curve: CurveSeen | undefined, { who, act }: CurveWords): Finding {
  if (!curve || curve.customers === 0) return { reading: "none", words: `Nothing is known yet of when ${who} ${act}.` };
  if (curve.customers < enoughForFinding)
    return { reading: "too_few", words: `Too few ${who} to say when they ${act}: ${curve.customers}.` };
  if (curve.steps.every(({ ended }) => ended === 0))
    return { reading: "too_few", words: `In the ${inDays(curve.until)} we have watched, no ${who} ${act} yet.` };
  const half = halfOf(curve);
  if (half.reading === "reached")
    return { reading: "same", words: `Half of ${who} ${act} within ${inDays(half.day)}.` };
  if (half.reading === "all_at_once")
    return { reading: "same", words: `All ${who} watched for so long ${act} within ${inDays(half.day)}.` };
  const known = lastWellKnown(curve);
  if (known === null)
    return {
      reading: "too_few",
      words: `It cannot be said when ${who} ${act}: too few were watched when it happened.`,
    };
  const opening =
    half.reading === "never"
      ? `Fewer than half of ${who} ${act} in the time we have watched`
      : `By when half of ${who} ${act} is not known, as too few were watched at that time`;
  const between = `between ${shareInWords(known.low)} and ${shareInWords(known.high)}`;
  return {
    reading: "same",
    words: `${opening}: ${shareInWords(known.share)} within ${inDays(known.day)}, ${between}.`,
  };
}

/**
 * The same ages, twelve months of cohorts against the twelve before: whoever bought in the period after their first. Of
 * whoever bought in it or later no two cohorts are compared: a year more to come back in makes any older one look better.
 */
export function cohortFinding({ cohorts, step }: CohortTable, reading: RetentionReading): Finding {
  const finished = cohorts.flatMap(({ period, cells: [first] }) =>
    first ? [{ month: monthNumber(period.from), k: first.k, n: first.n }] : [],
  );
  if (reading === "unbounded" && finished.length > 1) return { reading: "same", words: longerToComeBack };
  return lastYearFinding(finished, {
    who: "new customers",
    act: `buy again in the ${step} after their first purchase`,
  });
}

const longerToComeBack = "Earlier cohorts have had longer to come back, so they are not compared.";

/**
 * The twelve months that end with the newest of these against the twelve before, by the calendar: a month without anybody
 * has no row, and is a month all the same.
 */
export function lastYearFinding(
  months: readonly (Share & { month: MonthNumber })[],
  words: { who: string; act: string },
): Finding {
  const newest = Math.max(...months.map(({ month }) => month));
  const endingAt = (last: MonthNumber) => sum(months.filter(({ month }) => month > last - 12 && month <= last));
  return shareFinding(endingAt(newest), endingAt(newest - 12), { ...words, than: "a year before" });
}

/**
 * Which of the groups by time with us were active a year later more often, or less, than the others (`standoutFinding`);
 * whoever was lost in between and won back is.
 */
export function tenureFinding(bands: readonly (Share & { name: string })[]): Finding {
  return standoutFinding(
    bands.map((band) => ({ ...band, name: `customers with us ${band.name.toLowerCase()}` })),
    { act: "were still, or again, active after a year", others: "the others" },
  );
}

/**
 * How long it takes to buy again: the 80th percentile of the `n` waits that ended, `p80` days (METRICS A1), beside what all
 * waits say of the same part, those that still go on too (`toldBy`). `known80` null: fewer than four in five have ended so
 * far, and no more than that is known; it does not say how many never will.
 */
export function gapFinding({ n, p80, known80 }: Gaps): Finding {
  if (p80 === null) return { reading: "none", words: "Nobody has bought on a second day yet." };
  if (n < enoughForFinding)
    return { reading: "too_few", words: `Too few have bought again to say how long it takes: ${n} times.` };
  return {
    reading: "same",
    words: `Four in five of those who bought again did so within ${inDays(p80)}; ${ofAllWaits(known80)}.`,
  };
}

function ofAllWaits(known80: Gaps["known80"]): string {
  if (known80 === null)
    return "of all purchases fewer than four in five have been followed by another in the time we have watched";
  if (known80 === "too_few")
    return "how long it takes counting the purchases that no other has followed yet is not known, as too few have been watched for so long";
  return `counting the purchases that no other has followed yet, it takes ${inDays(known80)}`;
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

/**
 * What is known at the last of the usual days at which at least twenty are still watched; where even 30 is too far, or
 * nothing has happened by then, at the last moment at which they are. Null: nothing is known there either.
 */
function lastWellKnown(curve: CurveSeen): (ShareKnown & { day: number; low: number; high: number }) | null {
  const { steps, until } = curve;
  const isWatched = (day: number) => (steps.find(({ at }) => at >= day)?.atRisk ?? 0) >= enoughForFinding;
  const usual = usualDays.find((day) => day <= until && isWatched(day));
  const last = steps.findLast(({ atRisk }) => atRisk >= enoughForFinding)?.at;
  for (const day of [usual, last]) {
    const known = day === undefined ? null : shareBy(curve, day);
    if (day !== undefined && known && known.low !== null && known.high !== null)
      return { day, share: known.share, low: known.low, high: known.high };
  }
  return null;
}

const usualDays = [3650, 1825, 1095, 730, 365, 180, 90, 60, 30];

function sum(shares: readonly { k: number; n: number }[]): { k: number; n: number } {
  return { k: shares.reduce((all, { k }) => all + k, 0), n: shares.reduce((all, { n }) => all + n, 0) };
}

function inDays(days: number): string {
  return `${days.toLocaleString("en-GB")} day${days === 1 ? "" : "s"}`;
}
