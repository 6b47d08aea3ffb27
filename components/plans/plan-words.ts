import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import type { PlainDate } from "@/server/domain/plain-date";
import {
  type CountedLine,
  type PlanFault,
  type PlanKind,
  type PlanPeriod,
  type PlanSum,
  periodEnds,
  quarterOf,
  type ValueSource,
  type WayOut,
  wayOut,
} from "@/server/domain/plan";
import { planReading, type TargetHeld } from "@/server/domain/plan-finding";

type KindWords = { name: string; does: string; hint: string };

/** How each kind of line is called, and what it does with customers. */
export const kindWords: Record<PlanKind, KindWords> = {
  win: { name: "Win", does: "won", hint: "Customers who have never bought from us." },
  keep: {
    name: "Keep",
    does: "kept",
    hint: "Of those who are active now: how many still are at the end.",
  },
  win_back: { name: "Win back", does: "won back", hint: "Customers we have lost." },
  develop: { name: "Develop", does: "developed", hint: "What customers we keep bring on top." },
};

const sources: Record<ValueSource, string> = {
  median_active: "the median active customer’s last twelve months",
  first_year: "the median new customer’s first twelve months",
  value_model: "the value model",
  people: "said by people",
};

/** Where the value of one was read: "£98.00: a quarter of the median active customer's last twelve months". */
export function sourceWords(
  minor: number | null,
  from: ValueSource | null,
  period: PlanPeriod,
  currency: string,
): string {
  if (minor === null || from === null) return "The data say nothing of it: set by people.";
  return `The data say ${formatMoney(minor, currency)}: ${period === "quarter" ? "a quarter of " : ""}${sources[from]}.`;
}

/** "October to December 2026", "the year 2027". */
export function periodWords(period: PlanPeriod, beginsOn: PlainDate): string {
  if (period === "year") return `The year ${beginsOn.slice(0, 4)}`;
  return `Q${quarterOf(beginsOn)} ${beginsOn.slice(0, 4)}, ${formatDay(beginsOn)} to ${formatDay(periodEnds(period, beginsOn))}`;
}

/** Customers times value, line by line: "50 × £300.00 + 900 × £400.00 = £375,000.00". */
export function arithmetic({ lines, sumMinor }: Pick<PlanSum, "lines" | "sumMinor">, currency: string): string {
  const parts = lines.map((line) => `${formatCount(line.customers)} × ${formatMoney(line.valueMinor, currency)}`);
  return `${parts.join(" + ")} = ${formatMoney(sumMinor, currency)}`;
}

/** What is missing or too much, in money, and how many customers would make it up; null: the money is right. */
export function moneyGapWords(lines: readonly CountedLine[], gapMinor: bigint | null, currency: string): string | null {
  if (gapMinor === null || gapMinor === 0n) return null;
  const size = formatMoney(gapMinor < 0n ? -gapMinor : gapMinor, currency);
  const way = wayOut(lines, gapMinor);
  return `${size} ${gapMinor > 0n ? "short" : "too much"}${way ? `: ${wayWords(way, gapMinor > 0n, currency)}` : "."}`;
}

function wayWords({ kind, customers, valueMinor, overMinor }: WayOut, isShort: boolean, currency: string): string {
  const [one, many] = isShort ? ["more customer", "more customers"] : ["customer fewer", "customers fewer"];
  const said = `${counted(customers, one, many)} ${kindWords[kind].does}`;
  if (overMinor === 0n) return `${said} would do it.`;
  const over = formatMoney(overMinor, currency);
  return `${said}, at ${formatMoney(valueMinor, currency)} each, would be ${over} more than ${isShort ? "is missing" : "is too much"}.`;
}

/** The same of customers at the end. */
export function customerGapWords(gap: number | null): string | null {
  if (gap === null || gap === 0) return null;
  const size = counted(Math.abs(gap), "customer");
  return gap > 0
    ? `${size} short at the end: as many more kept, won or won back would do it.`
    : `${size} more at the end than the target.`;
}

/** Why a plan cannot be submitted, besides the gaps, which speak for themselves. */
export const faultWords: Partial<Record<PlanFault, string>> = {
  no_line: "No customers yet.",
  no_target: "It has no target yet.",
  end_unknown: "It wants customers at the end and does not say how many are kept.",
  keeps_too_many: "It keeps more customers than are active.",
};

/** What became of a plan, by rule: "The plan was reached: £49,000.00 of £48,000.00, 345 of 340 customers at the end." */
export function outcomeWords(
  value: TargetHeld,
  customers: TargetHeld,
  currency: string,
  isOver: boolean,
): string | null {
  const money = targetWords(value, (minor) => formatMoney(minor, currency));
  const active = targetWords(customers, formatCount);
  const figures = [money, active && `${active} customers at the end`].filter((words) => words !== null).join(", ");
  switch (planReading([value, customers], isOver)) {
    case "reached":
      return `The plan was reached: ${figures}.`;
    case "in_part":
      return `The plan was reached in part: ${figures}.`;
    case "missed":
      return `The plan was not reached: ${figures}.`;
    case "running":
      return `So far ${figures}.`;
    case "not_known":
      return figures ? `${figures}; whether all of the plan was reached is not known.` : null;
  }
}

function targetWords({ planned, happened }: TargetHeld, format: (n: number) => string): string | null {
  return planned === null || happened === null ? null : `${format(happened)} of ${format(planned)}`;
}
