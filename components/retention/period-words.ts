import { formatDay } from "@/components/format/time";
import type { Period } from "@/server/domain/customer-numbers";
import type { CohortStep } from "@/server/domain/retention-cohorts";

/** "Mar 2026", "Q3 2026", "2026". */
export function periodLabel({ from }: Period, step: CohortStep): string {
  const year = from.slice(0, 4);
  if (step === "year") return year;
  if (step === "quarter") return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${year}`;
  return formatDay(from, "short").replace(/^\d+ /, "");
}

export const stepWords: Record<CohortStep, { one: string; many: string }> = {
  month: { one: "month", many: "months" },
  quarter: { one: "quarter", many: "quarters" },
  year: { one: "year", many: "years" },
};
