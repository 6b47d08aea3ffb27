import { type Finding, shareFinding } from "./finding";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import { type ShareOfYear, together } from "./returning";

/** Whom a year is of, what they did, and those of the year before: "customers lost in 2025", "were won back", "those lost in 2024". */
type YearWords = {
  readonly who: (year: number) => string;
  readonly act: string;
  readonly than: (year: number) => string;
};

/** The day that is looked from, and how many days each has had to do it; the last of them counts. */
type Until = { readonly asOf: PlainDate; readonly windowDays: number };

/**
 * The newest whole year against the one before: "Fewer first-time buyers of 2025 bought again within 90 days than those of
 * 2024 (21% against 26%)." A year is whole when everybody of it has had the time: one that is not would set some months
 * against twelve, and tell of the season.
 */
export function yearFinding(
  years: readonly ShareOfYear[],
  { asOf, windowDays }: Until,
  { who, act, than }: YearWords,
): Finding {
  const known = years.filter(({ n }) => n > 0);
  if (known.length === 0) return { reading: "none", words: "Nobody has had the whole time yet." };
  const [newest, before] = known
    .filter(({ year }) => addDays(plainDate(`${year}-12-31`), windowDays) <= asOf)
    .toReversed();
  if (!newest) {
    const { k, n } = together(known);
    const figures = `${k.toLocaleString("en-GB")} of ${n.toLocaleString("en-GB")} so far`;
    return {
      reading: "too_few",
      words: `There is no whole year of them yet, so there is nothing to compare: ${figures}.`,
    };
  }
  const earlier = before ?? { k: 0, n: 0, year: newest.year - 1 };
  return shareFinding(newest, earlier, { who: who(newest.year), act, than: than(earlier.year) });
}
