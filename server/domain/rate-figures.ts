import type { Instant } from "./plain-date";

/** How often a value occurs. */
export type Tallied = { readonly value: number; readonly n: number };

/**
 * A quantile by linear interpolation between the ordered values (Hyndman and Fan's type 7, as R, NumPy and PostgreSQL's
 * percentile_cont have it). Null where nothing was measured.
 */
export function quantile(tallied: readonly Tallied[], share: number): number | null {
  const ordered = tallied.filter(({ n }) => n > 0).sort((a, b) => a.value - b.value);
  const all = ordered.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return null;
  const place = (all - 1) * share;
  const [low, high] = [valueAt(ordered, Math.floor(place)), valueAt(ordered, Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}

/** The value at a place of the whole row, counted from 0. */
function valueAt(ordered: readonly Tallied[], place: number): number {
  let passed = 0;
  for (const { value, n } of ordered) {
    passed += n;
    if (place < passed) return value;
  }
  return ordered.at(-1)?.value ?? Number.NaN;
}

/** Late but done: how late, in minutes past the headline time. */
export type Lateness = { readonly n: number; readonly median: number; readonly p90: number };

/** Open and past its time, and for how long. */
export type OpenOverdue = {
  readonly n: number;
  readonly oldestDueAt: Instant | null;
  readonly medianHours: number | null;
};

/** Customers to whom something fell due, and those of them for whom all of it was kept (B7: one promise split is no gain). */
export type CustomersKept = { readonly n: number; readonly kept: number };
