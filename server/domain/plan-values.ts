import type { PlanKind, PlanPeriod, ValueSource } from "./plan";

/** What the data say one customer brings in a period, and where that was read. Minor units. */
export type SuggestedValue = { minor: number; from: ValueSource; customers: number };

type Median = { customers: number; medianMinor: number | null };

/** What one customer brought in a year: the median of the active, and of new customers in their first. */
export type YearOfOne = { active: Median; firstYear: Median };

/** A year's value as that of a period: a quarter is a fourth of it, rounded half up to a whole minor unit. */
export function perPeriod({ active, firstYear }: YearOfOne, period: PlanPeriod): YearOfOne {
  const share = ({ customers, medianMinor }: Median): Median => ({
    customers,
    medianMinor: medianMinor === null || period === "year" ? medianMinor : Math.round(medianMinor / 4),
  });
  return { active: share(active), firstYear: share(firstYear) };
}

/**
 * What each kind of line begins with: who is kept or comes back brings what the active bring, who is new what the new
 * brought in their first year. What developing brings on top nobody can read from the past: people say it.
 */
export function suggestedValues(value: YearOfOne | null): Record<PlanKind, SuggestedValue | null> {
  const from = (median: Median | undefined, source: ValueSource): SuggestedValue | null =>
    median && median.medianMinor !== null && median.medianMinor > 0
      ? { minor: median.medianMinor, from: source, customers: median.customers }
      : null;
  const active = from(value?.active, "median_active");
  return { win: from(value?.firstYear, "first_year"), keep: active, win_back: active, develop: null };
}
