import { enoughForFinding } from "./finding";
import { type Survival, type SurvivalStep, survivalAt } from "./kaplan-meier";
import { addSums, curveOf, type LifeSum, watchedAt } from "./life-sums";

/** A curve with everything its drawing shows. Times in days. */
export type CurveSeen = {
  name: string;
  steps: readonly SurvivalStep[];
  /** Null: half was never reached. */
  median: number | null;
  /** Between which days it lies with 95 % confidence; the later null: half may never be reached. */
  medianBetween: readonly [number | null, number | null];
  /** The last observation; nothing is known after it. */
  until: number;
  customers: number;
  /** How many are watched at each tick up to `until`. */
  watched: readonly number[];
};

/** By when it had happened to half of a curve, as far as that may be said; days. */
type Half =
  | { reading: "reached"; day: number; from: number; to: number | null }
  /** All who were watched so long, together on one day: the curve has no interval. */
  | { reading: "all_at_once"; day: number }
  /** It comes down to half where fewer than twenty are watched. */
  | { reading: "too_few" }
  | { reading: "never" };

export type CurvesSeen = {
  curves: CurveSeen[];
  /** The curves are drawn to here: where hardly anything changes any more, or to the last observation. */
  drawnTo: number;
  ticks: { at: number; label: string }[];
  /** What the ticks count. */
  unit: "days" | "years";
};

/** Who is put together under one name. */
export type Lives = { name: string; sums: readonly LifeSum[] };

/** Rows of [group, at, entered, ended, censored] as sums by group, in the order of the groups. */
export function sumsByGroup<Group>(
  rows: readonly (readonly [group: Group, ...sum: LifeSum])[],
): { group: Group; sums: LifeSum[] }[] {
  const found = new Map<Group, LifeSum[]>();
  for (const [group, ...sum] of rows) {
    const sums = found.get(group) ?? [];
    sums.push(sum);
    found.set(group, sums);
  }
  return [...found].map(([group, sums]) => ({ group, sums: addSums([sums]) }));
}

/** All groups together. */
export function sumsOfAll(rows: readonly (readonly [group: unknown, ...sum: LifeSum])[]): LifeSum[] {
  return addSums(sumsByGroup(rows).map(({ sums }) => sums));
}

/** The curves of several groups on one axis; who is in no group's sight at all has no curve. */
export function curvesOf(groups: readonly Lives[]): CurvesSeen {
  const seen = groups.flatMap(({ name, sums }) => (sums.length > 0 ? [{ name, sums, ...curveOf(sums) }] : []));
  const drawnTo = Math.max(0, ...seen.map(({ steps }) => stillness(steps)));
  const { ticks, unit } = ticksUntil(drawnTo);
  const curves = seen.map(({ name, sums, steps, median }) => {
    const until = steps.at(-1)?.at ?? 0;
    const watched = ticks.filter(({ at }) => at <= until).map(({ at }) => watchedAt(sums, at));
    const medianBetween = [boundAt(steps, "low"), boundAt(steps, "high")] as const;
    return { name, steps, median, medianBetween, until, watched, customers: livesIn(sums) };
  });
  return { curves, drawnTo, ticks, unit };
}

/** When a bound of the curve comes down to a half: an end of the median's interval (Brookmeyer and Crowley 1982). */
function boundAt(steps: readonly SurvivalStep[], bound: "low" | "high"): number | null {
  return steps.find((step) => (step[bound] ?? 1) <= 0.5)?.at ?? null;
}

/**
 * Twice as long as it took for 98 % of all that was seen to happen, so that a tail of years does not squeeze the months
 * in which it happens; at least a year, at most the last observation.
 */
function stillness(steps: readonly SurvivalStep[]): number {
  const last = steps.at(-1);
  if (!last) return 0;
  const nearly = steps.find(({ survival }) => 1 - survival >= 0.98 * (1 - last.survival))?.at ?? last.at;
  return Math.min(last.at, Math.max(365, 2 * nearly));
}

/**
 * The median of a curve where it may be spoken of: on a day on which at least twenty are watched, with an interval that
 * begins. The last few in sight, or the one who came into sight long before all others, can bring a whole curve down to
 * nought: that day is theirs, and says nothing of half of all.
 */
export function halfOf({ steps, medianBetween: [from, to] }: Pick<CurveSeen, "steps" | "medianBetween">): Half {
  const day = toldBy(steps, 0.5);
  if (day === null) return { reading: "never" };
  if (day === "too_few") return { reading: "too_few" };
  return from === null ? { reading: "all_at_once", day } : { reading: "reached", day, from, to };
}

/** What is known of a share by a day; its bounds are null where the curve has none: at nobody and at all (METRICS A6). */
export type ShareKnown = { share: number; low: number | null; high: number | null };

/** The share it has happened to by a day, 1 − S; null past the last observation and where nobody is. */
export function shareBy(curve: Survival, at: number): ShareKnown | null {
  const found = survivalAt(curve, at);
  if (found === null) return null;
  const { survival, low, high } = found;
  return { share: 1 - survival, low: high === null ? null : 1 - high, high: low === null ? null : 1 - low };
}

/** The first day by which it has happened to `part` of them; null where that was never reached. */
export function reachedBy(steps: readonly SurvivalStep[], part: number): number | null {
  return steps.find(({ survival }) => survival <= 1 - part + 1e-12)?.at ?? null;
}

/** The same where at least twenty were watched on that day: of fewer, the next one could have moved it. */
export function toldBy(steps: readonly SurvivalStep[], part: number): number | "too_few" | null {
  const day = reachedBy(steps, part);
  const watched = steps.find(({ at }) => at === day)?.atRisk ?? 0;
  return day === null || watched >= enoughForFinding ? day : "too_few";
}

/** How many came into sight at all. */
export function livesIn(sums: readonly LifeSum[]): number {
  return sums.reduce((all, [, entered]) => all + entered, 0);
}

/** At most fourteen marks that say something to a person: weeks, months of thirty days, years of 365. */
function ticksUntil(until: number): Pick<CurvesSeen, "ticks" | "unit"> {
  const step = [7, 14, 30, 60, 90].find((days) => until / days <= 13) ?? (until <= 365 * 13 ? 365 : 1825);
  const unit = step >= 365 ? "years" : "days";
  const ticks = Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => ({
    at: index * step,
    label: String(unit === "years" ? (index * step) / 365 : index * step),
  }));
  return { ticks, unit };
}
