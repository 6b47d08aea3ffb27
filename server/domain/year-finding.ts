import { type Finding, shareFinding } from "./finding";
import type { ShareOfYear } from "./returning";

/** Whom a year is of, what they did, and those of the year before: "customers lost in 2025", "came back", "those lost in 2024". */
type YearWords = {
  readonly who: (year: number) => string;
  readonly act: string;
  readonly than: (year: number) => string;
};

/**
 * The newest year of which anything is known against the one before: "Fewer first-time buyers of 2026 came back within 90
 * days than those of 2025 (21% against 26%)." Only those whose time is up are in either.
 */
export function yearFinding(years: readonly ShareOfYear[], { who, act, than }: YearWords): Finding {
  const [newest, before] = years.filter(({ n }) => n > 0).toReversed();
  if (!newest) return { reading: "none", words: "Nobody has had the time to come back yet." };
  const earlier = before ?? { k: 0, n: 0, year: newest.year - 1 };
  return shareFinding(newest, earlier, { who: who(newest.year), act, than: than(earlier.year) });
}
