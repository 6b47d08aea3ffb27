import type { Period } from "./customer-numbers";
import { addDays, type PlainDate } from "./plain-date";
import type { CohortRepeats, LapsesOfMonth } from "./retention-answers";
import { type CohortStep, type MonthNumber, monthNumber, periodOfMonth } from "./retention-cohorts";
import type { Share } from "./returning";

/** `k` of `n` within a window; null: the window of some of them is still open. */
type WindowCell = { k: number; n: number } | null;

/** One cohort through every window. */
type WindowRow = { period: Period; all: number; cells: WindowCell[] };

/** A table of cohorts through windows; the sums hold everybody whose window is closed, of cohorts not through too. */
export type WindowTable = { windows: readonly number[]; rows: WindowRow[]; sums: Share[] };

/**
 * Months of [month, how many, n and k of each window] as cohorts of a step (early repeat: METRICS A3): of those whose whole
 * window has passed, how many bought again in it.
 */
export function windowTable(
  months: readonly (CohortRepeats | LapsesOfMonth)[],
  windows: readonly number[],
  step: CohortStep,
  asOf: PlainDate,
): WindowTable {
  const rows = new Map<PlainDate, WindowRow & { counts: number[] }>();
  for (const [month, all, ...counts] of months) {
    const period = periodOfMonth(month, step);
    const row = rows.get(period.from) ?? { period, all: 0, cells: [], counts: counts.map(() => 0) };
    const added = row.counts.map((count, index) => count + (counts[index] ?? 0));
    rows.set(period.from, { ...row, all: row.all + all, counts: added });
  }
  const sums = windows.map((_, index) => shareOf(months, index));
  return { windows, sums, rows: [...rows.values()].map((row) => withCells(row, windows, asOf)) };
}

/** The months that are through a window, oldest first. */
export function finishedMonths(
  months: readonly (CohortRepeats | LapsesOfMonth)[],
  windows: readonly number[],
  window: number,
  asOf: PlainDate,
): { month: MonthNumber; k: number; n: number }[] {
  const index = windows.indexOf(window);
  return months.flatMap(([month, , ...counts]) =>
    isThrough(periodOfMonth(month, "month"), window, asOf)
      ? [{ month, n: counts[index * 2] ?? 0, k: counts[index * 2 + 1] ?? 0 }]
      : [],
  );
}

/** By quarter while there are at most sixteen of them, else by year. */
export function lapseStep(months: readonly LapsesOfMonth[], asOf: PlainDate): CohortStep {
  const [first] = months[0] ?? [monthNumber(asOf)];
  return monthNumber(asOf) - first < 48 ? "quarter" : "year";
}

function withCells(
  { period, all, counts }: WindowRow & { counts: number[] },
  windows: readonly number[],
  asOf: PlainDate,
): WindowRow {
  const cells = windows.map((window, index) =>
    isThrough(period, window, asOf) ? { n: counts[index * 2] ?? 0, k: counts[index * 2 + 1] ?? 0 } : null,
  );
  return { period, all, cells };
}

function shareOf(months: readonly (CohortRepeats | LapsesOfMonth)[], index: number): Share {
  return months.reduce<Share>(
    ({ k, n, unfinished }, [, all, ...counts]) => ({
      n: n + (counts[index * 2] ?? 0),
      k: k + (counts[index * 2 + 1] ?? 0),
      unfinished: unfinished + all - (counts[index * 2] ?? 0),
    }),
    { k: 0, n: 0, unfinished: 0 },
  );
}

function isThrough({ to }: Period, window: number, asOf: PlainDate): boolean {
  return addDays(to, window) <= asOf;
}
