import type { ErasureReason } from "@/server/domain/erasure";
import { erasureReasons } from "@/server/domain/erasure";
import type { Mention } from "@/server/erasures/queries";

const reasonWords: Record<ErasureReason, string> = {
  asked: "The customer asked for it",
  retention: "The time for keeping them is over",
  mistake: "They should never have been recorded",
  law: "The law or a court says so",
};

export const reasonOptions = erasureReasons.map((value) => ({ value, label: reasonWords[value] }));

export function reasonInWords(reason: ErasureReason): string {
  return reasonWords[reason];
}

const tables: Readonly<Record<string, string>> = {
  contacts: "a contact",
  issues: "an issue",
  notes: "a note",
  recognitions: "thanks",
  promises: "a promise",
  promise_events: "a promise",
  issue_events: "an issue",
  purchases: "a purchase",
  customers: "a record",
  exports: "the reason of an export",
};

type Where = Pick<Mention, "table" | "customerId" | "decisionId">;

/** What kind of words mention somebody: "a note about another customer", "a decision". */
export function placeInWords({ table, customerId, decisionId }: Where): string {
  if (decisionId) return "a decision";
  const kind = tables[table] ?? "words of ours";
  return customerId ? `${kind} of another customer` : kind;
}

/** Where these words can be read; null: nowhere by an address of their own. */
export function placeHref({ customerId, decisionId }: Where): string | null {
  if (decisionId) return `/decisions/${decisionId}`;
  return customerId ? `/customers/${customerId}` : null;
}
