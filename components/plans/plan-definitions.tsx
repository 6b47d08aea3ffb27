"use client";

import { Meanings } from "@/components/ui/meanings";
import { valueOfOneVersion } from "@/server/domain/plan";

const definitions = [
  [
    "A line",
    "is so many customers times what each is worth in the period. Together the lines come to the target exactly, in the smallest unit of money, or the plan stays a draft.",
  ],
  ["Win", "is customers who have never bought from us."],
  [
    "Keep",
    "is, of those who are active on the day before the period begins, how many still are at its end. Who is in no line that keeps counts as lost.",
  ],
  ["Win back", "is customers who were lost on the day before it begins."],
  [
    "Develop",
    "is what customers we keep bring on top. What came of it cannot be told apart from the rest, so nothing is counted.",
  ],
  [
    "What happened",
    "is who is active at the end of the period, each once: kept (active the day before it began), won (first bought in it) or won back (the others). Who came and was lost again by then is in none of them. Under the lapse threshold the plan was made under, once the period is over counted once and kept.",
  ],
  ["Value that happened", "is what was bought in the period in the plan’s currency, less what was refunded in it."],
  [
    "What the data say",
    `of the value of one customer is a median (version ${valueOfOneVersion}): of the last twelve months of those active now, or of the first twelve months of those who first bought one to two years ago; a fourth of it for a quarter.`,
  ],
] as const;

/** How a plan is added up, and how it is held against what happened. */
export function PlanDefinitions() {
  return <Meanings words={definitions} />;
}
