import { monthStart, type PlainDate, plainDate } from "@/server/domain/plain-date";
import { type PromiseOutcome, promiseOutcomes } from "@/server/domain/promise-words";

type Kept = "yes" | "no" | undefined;

/** The period and the cut an address asks for; what cannot be read is this month, uncut. */
export function readPeriod(asked: Record<string, string | undefined>, today: PlainDate) {
  const kept: Kept = asked.kept === "yes" || asked.kept === "no" ? asked.kept : undefined;
  const outcome = promiseOutcomes.find((word) => word === asked.outcome);
  return { from: readDay(asked.from, monthStart(today)), to: readDay(asked.to, today), kept, outcome };
}

function readDay(text: string | undefined, otherwise: PlainDate): PlainDate {
  try {
    return plainDate(text ?? "");
  } catch {
    return otherwise;
  }
}

export const keptFilters = [
  { words: "All that fell due", query: "", is: (kept: Kept, outcome?: PromiseOutcome) => !kept && !outcome },
  { words: "Kept", query: "&kept=yes", is: (kept: Kept) => kept === "yes" },
  { words: "Not kept", query: "&kept=no", is: (kept: Kept) => kept === "no" },
  {
    words: "Moved by us",
    query: "&outcome=kept_as_moved",
    is: (_: Kept, outcome?: PromiseOutcome) => outcome === "kept_as_moved",
  },
  { words: "Unproven", query: "&outcome=unproven", is: (_: Kept, outcome?: PromiseOutcome) => outcome === "unproven" },
];
