import type { FactCounts, FactKind } from "@/server/merging/queries/counts";

/** What is recorded for a customer, in the order it is shown. */
export const factWords: Record<FactKind, string> = {
  purchases: "Purchases",
  contacts: "Contacts",
  promises: "Promises",
  issues: "Issues",
  thanks: "Thanks said",
  identities: "Numbers and addresses",
  notes: "Notes",
  known: "What they told us about themselves",
  speakers: "Who speaks for whom",
};

/** The kinds of which there is anything in one of these. */
export function kindsIn(...counts: readonly FactCounts[]): FactKind[] {
  return (Object.keys(factWords) as FactKind[]).filter((kind) => counts.some((count) => count[kind] > 0));
}
