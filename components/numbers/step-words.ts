import { formatDay } from "@/components/format/time";
import type { Period } from "@/server/domain/customer-numbers";
import type { MovementStep } from "@/server/domain/movement";
import type { PlainDate } from "@/server/domain/plain-date";

/** "November 2026", "Q4 2026", "2026". */
export function stepName({ from }: Period, step: MovementStep): string {
  if (step === "month") return formatDay(from, "month");
  return step === "quarter" ? `Q${quarterOf(from)} ${from.slice(0, 4)}` : from.slice(0, 4);
}

/** The same in a few letters, below a drawing or in a hand: "Nov", "Nov 26" with the year, "Q4", "26 Q4". */
export function stepTick({ from }: Period, step: MovementStep, withYear = false): string {
  const year = from.slice(2, 4);
  if (step === "year") return from.slice(0, 4);
  const name = step === "month" ? formatDay(from, "short").split(" ")[1] : `Q${quarterOf(from)}`;
  return withYear ? `${name} ${year}` : `${name}`;
}

const quarterOf = (day: PlainDate): number => Math.ceil(Number(day.slice(5, 7)) / 3);

/** "since 1 December 2025" where it goes on until today, else "from … to …". */
export function periodWords({ from, to }: Period, today: PlainDate): string {
  if (to === today) return `since ${formatDay(from)}`;
  return `from ${formatDay(from, "long", Number(to.slice(0, 4)))} to ${formatDay(to)}`;
}
