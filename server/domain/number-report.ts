import type { CustomerMovement } from "./customer-numbers";
import { addDays, addMonths, type PlainDate, plainDate } from "./plain-date";

/** The version of each figure's definition in reports. Raised when a figure is counted otherwise; what was reported stays. */
export const numberDefinitions = { customers: 1, movement: 1, earlyRepeat: 1, winBack: 1, value: 1 } as const;
export type ReportFigure = keyof typeof numberDefinitions;

/** `k` of `n` whose whole window of days ended within the quarter: those of the days `from` to `to`. */
export type ReportShare = { windowDays: number; from: PlainDate; to: PlainDate; k: number; n: number };

/** The figures of a quarter. Null: not known, for want of a lapse threshold. Money in minor units, refunds taken off. */
export type ReportFigures = {
  currency: string;
  /** Who had ever bought by its end. */
  customers: number;
  movement: CustomerMovement | null;
  earlyRepeat: ReportShare;
  winBack: ReportShare | null;
  /** Those who bought in it. `medianMinor` null: nobody did. */
  value: { customers: number; purchaseDays: number; totalMinor: number; medianMinor: number | null };
};

/** Every number of a report in the order in which they are shown, and the definition each is counted by. */
const figures = [
  ["opening", "movement"],
  ["new", "movement"],
  ["wonBack", "movement"],
  ["lost", "movement"],
  ["closing", "movement"],
  ["customers", "customers"],
  ["first", "earlyRepeat"],
  ["repeated", "earlyRepeat"],
  ["lapses", "winBack"],
  ["back", "winBack"],
  ["buyers", "value"],
  ["purchaseDays", "value"],
  ["totalMinor", "value"],
  ["medianMinor", "value"],
] as const satisfies readonly (readonly [string, ReportFigure])[];
export type FigureKey = (typeof figures)[number][0];

/** One figure of a report beside the same counted anew. Null: not known. */
export type FigureLine = { key: FigureKey; definition: ReportFigure; reported: number | null; anew: number | null };

/** Every number of a report with its like in another counting, in the order in which they are shown. */
export function compareFigures(reported: ReportFigures, anew: ReportFigures): FigureLine[] {
  const [one, other] = [numbersOf(reported), numbersOf(anew)];
  return figures.map(([key, definition]) => ({ key, definition, reported: one[key], anew: other[key] }));
}

function numbersOf({
  movement,
  earlyRepeat,
  winBack,
  value,
  customers,
}: ReportFigures): Record<FigureKey, number | null> {
  return {
    opening: movement?.opening ?? null,
    new: movement?.new ?? null,
    wonBack: movement?.wonBack ?? null,
    lost: movement?.lost ?? null,
    closing: movement?.closing ?? null,
    customers,
    first: earlyRepeat.n,
    repeated: earlyRepeat.k,
    lapses: winBack?.n ?? null,
    back: winBack?.k ?? null,
    buyers: value.customers,
    purchaseDays: value.purchaseDays,
    totalMinor: value.totalMinor,
    medianMinor: value.medianMinor,
  };
}

/** The days of a quarter named "2026-Q3"; null: there is no such. */
export function quarterNamed(name: string): { begins: PlainDate; ends: PlainDate } | null {
  const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(name) ?? [];
  if (!year) return null;
  const begins = plainDate(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`);
  return { begins, ends: addDays(addMonths(begins, 3), -1) };
}
