import type { Period } from "./customer-numbers";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import type { PurchaseHistory } from "./purchase-history";
import type { Share } from "./returning";

/** A month counted from the year 0: 2026-03 is 2026 × 12 + 2. */
export type MonthNumber = number;

/** Of the customers who first bought in `cohort`: how many bought in `month`, in it first of its quarter, first of its year. */
type CohortMonth = readonly [
  cohort: MonthNumber,
  month: MonthNumber,
  buyers: number,
  ofQuarter: number,
  ofYear: number,
];

/** Of the customers who first bought in `cohort`, how many last bought in `month`. */
type CohortLast = readonly [cohort: MonthNumber, month: MonthNumber, customers: number];

export type CohortSums = { months: readonly CohortMonth[]; lasts: readonly CohortLast[] };

const cohortSteps = { month: 1, quarter: 3, year: 12 } as const;
export type CohortStep = keyof typeof cohortSteps;

/** Classic: bought in the period of that age. Unbounded: bought in it or later. */
export const retentionReadings = ["classic", "unbounded"] as const;
export type RetentionReading = (typeof retentionReadings)[number];

/** One age of a cohort: whoever bought between the days, of all of the cohort. */
type CohortCell = { k: number; n: number; between: Period };

/** A cohort and its ages from 1 on, in periods of its own length; null: not over yet. */
export type Cohort = { period: Period; customers: number; cells: (CohortCell | null)[] };

/** The sum at each age, over the cohorts that have reached it; null: none has. */
export type CohortTable = { step: CohortStep; cohorts: Cohort[]; sums: (Share | null)[] };

type Asked = { asOf: PlainDate; lapseDays: number | null; reading: RetentionReading };

/** By month while there are at most 24 of them, else by quarter, and by year where even those are more than 48. */
export function stepFor(sums: CohortSums, asOf: PlainDate): CohortStep {
  const first = Math.min(...sums.months.map(([cohort]) => cohort));
  const months = sums.months.length ? monthNumber(asOf) - first + 1 : 0;
  if (months <= 24) return "month";
  return months <= 48 * 3 ? "quarter" : "year";
}

/**
 * Retention by cohort of first purchase (METRICS A5). Ages are calendar periods after the one of the first purchase. A cell
 * is null until its period is over; of the unbounded reading until `lapseDays` more have passed, since the newest periods
 * always look worse than they will prove. Shares at an age are sums over the cohorts that have reached it, never means.
 */
export function cohortTable(sums: CohortSums, step: CohortStep, asked: Asked): CohortTable {
  const sizes = new Map<number, number>();
  for (const [cohort, month, buyers] of sums.months)
    if (cohort === month) sizes.set(periodNumber(cohort, step), (sizes.get(periodNumber(cohort, step)) ?? 0) + buyers);
  const counts = { classic: buyersIn, unbounded: buyersSince }[asked.reading](sums, step);
  const now = periodNumber(monthNumber(asked.asOf), step);
  const cohorts = [...sizes].map(([start, customers]): Cohort => {
    const cells = Array.from({ length: now - start }, (_, index) => {
      const between = periodOf(start + index + 1, step);
      if (!isOver(between, asked)) return null;
      const k = counts.get(`${start} ${start + index + 1}`) ?? 0;
      return { k, n: customers, between: asked.reading === "classic" ? between : { ...between, to: asked.asOf } };
    });
    return { period: periodOf(start, step), customers, cells };
  });
  return { step, cohorts, sums: sumsByAge(cohorts) };
}

/** The sums that the database gives, from the histories up to the day (the two are held against each other by tests). */
export function cohortSumsOf(histories: readonly PurchaseHistory[]): CohortSums {
  const months = new Map<string, [number, number, number, number, number]>();
  const lasts = new Map<string, [number, number, number]>();
  for (const { days } of histories) {
    const numbers = [...new Set(days.map(monthNumber))];
    const [cohort = 0] = numbers;
    const last = numbers.at(-1) ?? cohort;
    for (const [index, month] of numbers.entries()) {
      const before = numbers[index - 1];
      const isNew = (step: CohortStep) =>
        before === undefined || periodNumber(before, step) < periodNumber(month, step) ? 1 : 0;
      const [, , buyers, ofQuarter, ofYear] = months.get(`${cohort} ${month}`) ?? [cohort, month, 0, 0, 0];
      const more = [buyers + 1, ofQuarter + isNew("quarter"), ofYear + isNew("year")] as const;
      months.set(`${cohort} ${month}`, [cohort, month, ...more]);
    }
    lasts.set(`${cohort} ${last}`, [cohort, last, (lasts.get(`${cohort} ${last}`)?.[2] ?? 0) + 1]);
  }
  const inOrder = (a: readonly number[], b: readonly number[]) =>
    (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
  return { months: [...months.values()].sort(inOrder), lasts: [...lasts.values()].sort(inOrder) };
}

/** The number of the month a day lies in. */
export function monthNumber(day: PlainDate): MonthNumber {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The period of a step that a month lies in. */
export function periodOfMonth(month: MonthNumber, step: CohortStep): Period {
  return periodOf(periodNumber(month, step), step);
}

/** The first day of a month by its number. */
export function monthOfNumber(month: MonthNumber): PlainDate {
  return plainDate(
    `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`,
  );
}

function buyersIn({ months }: CohortSums, step: CohortStep): Map<string, number> {
  const found = new Map<string, number>();
  for (const [cohort, month, buyers, ofQuarter, ofYear] of months)
    add(found, cohort, month, step, { month: buyers, quarter: ofQuarter, year: ofYear }[step]);
  return found;
}

/** Whoever bought last in a period bought in it or later at every age up to it. */
function buyersSince({ lasts }: CohortSums, step: CohortStep): Map<string, number> {
  const found = new Map<string, number>();
  for (const [cohort, month, customers] of lasts)
    for (
      let at = cohort + cohortSteps[step];
      periodNumber(at, step) <= periodNumber(month, step);
      at += cohortSteps[step]
    )
      add(found, cohort, at, step, customers);
  return found;
}

function add(found: Map<string, number>, cohort: number, month: number, step: CohortStep, many: number): void {
  const key = `${periodNumber(cohort, step)} ${periodNumber(month, step)}`;
  found.set(key, (found.get(key) ?? 0) + many);
}

function isOver({ to }: Period, { asOf, lapseDays, reading }: Asked): boolean {
  return reading === "classic" ? to <= asOf : lapseDays !== null && addDays(to, lapseDays) <= asOf;
}

function sumsByAge(cohorts: readonly Cohort[]): (Share | null)[] {
  const ages = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  return Array.from({ length: ages }, (_, age) => {
    const reached = cohorts.flatMap(({ cells }) => cells[age] ?? []);
    if (reached.length === 0) return null;
    return {
      k: reached.reduce((all, { k }) => all + k, 0),
      n: reached.reduce((all, { n }) => all + n, 0),
      unfinished: cohorts.reduce((all, { customers, cells }) => all + (cells[age] ? 0 : customers), 0),
    };
  });
}

function periodNumber(month: MonthNumber, step: CohortStep): number {
  return Math.floor(month / cohortSteps[step]);
}

function periodOf(number: number, step: CohortStep): Period {
  const months = cohortSteps[step];
  const to = addDays(monthOfNumber((number + 1) * months), -1);
  return { from: monthOfNumber(number * months), to };
}
