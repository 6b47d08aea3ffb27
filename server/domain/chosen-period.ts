import type { CustomerMovement, MonthOfCustomers, Period } from "./customer-numbers";
import type { MovementStep } from "./movement";
import { addMonths, daysBetween, monthStart, type PlainDate } from "./plain-date";

/** A period, and the steps it is drawn in. */
export type ChosenPeriod = Period & { readonly step: MovementStep };

/** How many steps are shown where no days are given. */
const usual: Record<MovementStep, number> = { month: 12, quarter: 8, year: 10 };
const monthsIn: Record<MovementStep, number> = { month: 1, quarter: 3, year: 12 };

/** Longer periods are drawn in longer steps: as many bars as can be told apart. */
const longest: readonly (readonly [MovementStep, number])[] = [
  ["month", 2 * 366],
  ["quarter", 7 * 366],
];

type Asked = { readonly step: MovementStep | null; readonly from: PlainDate | null; readonly to: PlainDate | null };

/**
 * The period an address asks for, no day of it after `asOf`: the days given, else so many whole steps that end with the
 * one of `asOf`. Days that make no period count as not given.
 */
export function chosenPeriod({ step, from, to }: Asked, asOf: PlainDate): ChosenPeriod {
  const end = to && to < asOf ? to : asOf;
  if (from && from <= end) return { from, to: end, step: step ?? stepFor(daysBetween(from, end)) };
  const chosen = step ?? "month";
  const begin = addMonths(stepStart(end, chosen), (1 - usual[chosen]) * monthsIn[chosen]);
  return { from: begin, to: end, step: chosen };
}

function stepFor(days: number): MovementStep {
  return longest.find(([, most]) => days <= most)?.[0] ?? "year";
}

/** The first day of the month, quarter or year of `day`. */
export function stepStart(day: PlainDate, step: MovementStep): PlainDate {
  const month = Number(day.slice(5, 7));
  return addMonths(monthStart(day), -((month - 1) % monthsIn[step]));
}

/** Months put together to quarters or years; opening is the first's, closing the last's. */
export function stepsOfMonths(months: readonly MonthOfCustomers[], step: MovementStep): (Period & CustomerMovement)[] {
  const steps: (Period & CustomerMovement)[] = [];
  for (const { month, endsOn: to, ...moved } of months) {
    const from = stepStart(month, step);
    const open = steps.at(-1);
    if (open?.from !== from) steps.push({ from, to, ...moved });
    else steps[steps.length - 1] = { from, to, ...togetherMoved(open, moved) };
  }
  return steps;
}

function togetherMoved(one: CustomerMovement, next: CustomerMovement): CustomerMovement {
  return {
    opening: one.opening,
    new: one.new + next.new,
    wonBack: one.wonBack + next.wonBack,
    lost: one.lost + next.lost,
    closing: next.closing,
  };
}
