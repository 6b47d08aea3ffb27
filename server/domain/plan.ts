import { quarterNamed } from "./number-report";
import { addDays, addMonths, type PlainDate, plainDate } from "./plain-date";

/** What a line of a plan does with customers: the only ways in which value comes about. */
export const planKinds = ["win", "keep", "win_back", "develop"] as const;
export type PlanKind = (typeof planKinds)[number];

export const planPeriods = ["quarter", "year"] as const;
export type PlanPeriod = (typeof planPeriods)[number];

/** Where the value of one customer of a line was read; "people": nobody knew, so people said it. */
export const valueSources = ["median_active", "first_year", "value_model", "people"] as const;
export type ValueSource = (typeof valueSources)[number];

/** Of the rules by which the data say what one customer is worth. Raised when it is counted otherwise. */
export const valueOfOneVersion = 2;

/** So many customers, and what each is worth in the period: minor units of the organisation's currency. */
export type CountedLine = { kind: PlanKind; customers: number; valueMinor: number };

/** What a plan is to come to. Null: no such target; one of the two there is. `customers`: active at the end. */
export type PlanTarget = { valueMinor: number | null; customers: number | null };

/** A line's sum, in minor units. */
type LineSum = { kind: PlanKind; customers: number; valueMinor: number; sumMinor: bigint };

/**
 * A plan held against its target. `gapMinor` and `gapCustomers`: what is missing; below 0 what is too much; null where
 * there is no such target (of customers also: where no line says who is kept, so that the end is not known).
 */
export type PlanSum = {
  lines: LineSum[];
  sumMinor: bigint;
  gapMinor: bigint | null;
  gapCustomers: number | null;
  closing: PlanClosing;
};

/**
 * The identity as planned: opening + win + win back − lost = closing. Lost are those of the opening that no line keeps.
 * `lost` and `closing` null: no line says who is kept. `opening` null: not counted, for want of a lapse threshold.
 */
export type PlanClosing = {
  opening: number | null;
  won: number;
  wonBack: number;
  kept: number | null;
  lost: number | null;
  closing: number | null;
};

/** Adds a plan up and holds it against its target, in whole minor units: nothing is rounded, so nothing can hide. */
export function planSum(lines: readonly CountedLine[], target: PlanTarget, opening: number | null): PlanSum {
  const sums = lines.map((line) => ({ ...line, sumMinor: BigInt(line.customers) * BigInt(line.valueMinor) }));
  const sumMinor = sums.reduce((sum, line) => sum + line.sumMinor, 0n);
  const closing = planClosing(lines, opening);
  return {
    lines: sums,
    sumMinor,
    closing,
    gapMinor: target.valueMinor === null ? null : BigInt(target.valueMinor) - sumMinor,
    gapCustomers: target.customers === null || closing.closing === null ? null : target.customers - closing.closing,
  };
}

function planClosing(lines: readonly CountedLine[], opening: number | null): PlanClosing {
  const count = (kind: PlanKind) =>
    lines.filter((line) => line.kind === kind).reduce((sum, { customers }) => sum + customers, 0);
  const [won, wonBack] = [count("win"), count("win_back")];
  const kept = lines.some(({ kind }) => kind === "keep") ? count("keep") : null;
  return {
    ...{ opening, won, wonBack, kept },
    lost: kept === null || opening === null ? null : opening - kept,
    closing: kept === null ? null : kept + won + wonBack,
  };
}

/** Why a plan cannot be submitted; none: it can. The same as Postgres asks of it (guard_plan_submission). */
const planFaults = ["no_line", "no_target", "value", "end_unknown", "customers", "keeps_too_many"] as const;
export type PlanFault = (typeof planFaults)[number];

/** What keeps a plan from being submitted. A target that is there is met exactly, in minor units and in customers. */
export function planFaultsOf(lines: readonly CountedLine[], target: PlanTarget, opening: number | null): PlanFault[] {
  const { gapMinor, gapCustomers, closing } = planSum(lines, target, opening);
  const faults: [PlanFault, boolean][] = [
    ["no_line", !lines.some(({ customers }) => customers > 0)],
    ["no_target", target.valueMinor === null && target.customers === null],
    ["value", gapMinor !== null && gapMinor !== 0n],
    ["end_unknown", target.customers !== null && closing.closing === null],
    ["customers", gapCustomers !== null && gapCustomers !== 0],
    ["keeps_too_many", closing.lost !== null && closing.lost < 0],
  ];
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault);
}

/** So many customers more (or fewer) of a kind close a gap; `overMinor`: by how much that misses, because it does not divide. */
export type WayOut = { kind: PlanKind; customers: number; valueMinor: number; overMinor: bigint };

/** Kept first: they are here already. */
const waysFirst: readonly PlanKind[] = ["keep", "win_back", "develop", "win"];

/**
 * How many customers more of one of the plan's own lines would bring what is missing (or how many fewer would take what is
 * too much): the line of the first kind there is whose value divides the gap, else of the first kind. Null: there is none.
 */
export function wayOut(lines: readonly CountedLine[], gapMinor: bigint): WayOut | null {
  if (gapMinor === 0n) return null;
  const size = gapMinor < 0n ? -gapMinor : gapMinor;
  const ways = waysFirst
    .flatMap((kind) => lines.filter((line) => line.kind === kind && line.valueMinor > 0))
    .map(({ kind, customers, valueMinor }) => {
      const each = BigInt(valueMinor);
      const needed = (size + each - 1n) / each;
      return { kind, customers: Number(needed), valueMinor, overMinor: needed * each - size, has: customers };
    })
    .filter(({ customers, has }) => gapMinor > 0n || customers <= has);
  const best = ways.find(({ overMinor }) => overMinor === 0n) ?? ways[0];
  if (!best) return null;
  const { has: _, ...way } = best;
  return way;
}

/** The last day of a period that begins on this day. */
export function periodEnds(period: PlanPeriod, beginsOn: PlainDate): PlainDate {
  return addDays(addMonths(beginsOn, period === "quarter" ? 3 : 12), -1);
}

/** "2026-Q3" of a quarter's first day; the year itself of a year's. */
export function periodName(period: PlanPeriod, beginsOn: PlainDate): string {
  const year = beginsOn.slice(0, 4);
  return period === "year" ? year : `${year}-Q${quarterOf(beginsOn)}`;
}

/** The period that bears such a name, as periodName gives it; null: there is none. */
export function periodNamed(name: string): { period: PlanPeriod; beginsOn: PlainDate } | null {
  const quarter = quarterNamed(name);
  if (quarter) return { period: "quarter", beginsOn: quarter.begins };
  return /^20\d\d$/.test(name) ? { period: "year", beginsOn: plainDate(`${name}-01-01`) } : null;
}

/** Which quarter of its year a day lies in: 1 to 4. */
export function quarterOf(day: PlainDate): number {
  return Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
}

/** Whether every line's customers and value, and the target, are numbers that Postgres keeps: whole, and not past its limits. */
export const planLimits = {
  lines: 24,
  customers: 10_000_000,
  valueMinor: 1_000_000_000_000,
  targetMinor: 9_000_000_000_000_000,
};

/** How many places a form offers to a plan that takes so many: some more than it has, ten at least, never past the limit. */
export function placesFor(taken: number): number {
  return Math.min(Math.max(10, taken + planKinds.length), planLimits.lines);
}
