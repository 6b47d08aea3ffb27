import type { CustomerMovement, Period } from "./customer-numbers";
import { addDays, addMonths, type PlainDate, plainDate } from "./plain-date";

/** One day's movements in customers. Days on which nothing moved are left out. */
export type DayOfMovement = readonly [on: PlainDate, joined: number, wonBack: number, lost: number];

export const movementSteps = ["month", "quarter", "year"] as const;
export type MovementStep = (typeof movementSteps)[number];

/**
 * The identity opening + new + won back - lost = closing of a period, both days included, from the movements of all days
 * up to its end (GOVERNANCE C, METRICS 0). Who has not bought yet is in none of the five.
 */
export function movementIn(days: readonly DayOfMovement[], { from, to }: Period): CustomerMovement {
  const sum = { opening: 0, new: 0, wonBack: 0, lost: 0, closing: 0 };
  for (const [on, joined, wonBack, lost] of days) {
    if (on > to) continue;
    sum.closing += joined + wonBack - lost;
    if (on < from) sum.opening += joined + wonBack - lost;
    else {
      sum.new += joined;
      sum.wonBack += wonBack;
      sum.lost += lost;
    }
  }
  return sum;
}

/**
 * The identity step by step, newest last: every calendar month, quarter or year that the period touches, the last one cut
 * off where the period ends. The opening of each is the closing of the one before.
 */
export function movementBySteps(
  days: readonly DayOfMovement[],
  { from, to }: Period,
  step: MovementStep,
): (Period & CustomerMovement)[] {
  const rows: (Period & CustomerMovement)[] = [];
  let open = movementIn(days, { from: stepFrom(from, step), to }).opening;
  const moved = movedBy(days, step);
  for (let start = stepFrom(from, step); start <= to; start = nextStep(start, step)) {
    const sum = moved.get(start) ?? { new: 0, wonBack: 0, lost: 0 };
    const closing = open + sum.new + sum.wonBack - sum.lost;
    const last = addDays(nextStep(start, step), -1);
    rows.push({ from: start, to: last < to ? last : to, opening: open, ...sum, closing });
    open = closing;
  }
  return rows;
}

type Moved = Pick<CustomerMovement, "new" | "wonBack" | "lost">;

function movedBy(days: readonly DayOfMovement[], step: MovementStep): Map<PlainDate, Moved> {
  const sums = new Map<PlainDate, Moved>();
  for (const [on, joined, wonBack, lost] of days) {
    const start = stepFrom(on, step);
    const sum = sums.get(start) ?? { new: 0, wonBack: 0, lost: 0 };
    sums.set(start, { new: sum.new + joined, wonBack: sum.wonBack + wonBack, lost: sum.lost + lost });
  }
  return sums;
}

const monthsIn: Record<MovementStep, number> = { month: 1, quarter: 3, year: 12 };

/** The first day of the month, quarter or year that `day` lies in. */
function stepFrom(day: PlainDate, step: MovementStep): PlainDate {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % monthsIn[step]);
  return plainDateOf(day.slice(0, 4), first);
}

function plainDateOf(year: string, month: number): PlainDate {
  return plainDate(`${year}-${String(month).padStart(2, "0")}-01`);
}

function nextStep(start: PlainDate, step: MovementStep): PlainDate {
  return addMonths(start, monthsIn[step]);
}
