import type { CaseKind, RequestState } from "@/server/domain/goodwill";
import type { EmpoweredRole, GoodwillAct } from "@/server/domain/limit";

export const actWords: Record<GoodwillAct, string> = {
  refund: "Refund",
  credit: "Credit",
  free_service: "Free service",
  replacement: "Replacement",
  gift: "Gift",
};

export const empoweredWords: Record<EmpoweredRole, string> = { frontline: "Front line", manager: "Manager" };

export const caseWords: Record<CaseKind, string> = { issue: "issue", contact: "contact", promise: "promise" };

/** Where a request stands, as a word with its colour. */
export const requestWords: Record<RequestState, { word: string; ink: string }> = {
  waiting: { word: "Waiting for an answer", ink: "text-due" },
  approved: { word: "Approved, not given yet", ink: "text-due" },
  given: { word: "Approved and given", ink: "text-kept" },
  refused: { word: "Refused", ink: "text-broken" },
  withdrawn: { word: "Taken back", ink: "text-ink-2" },
  lapsed: { word: "Approved, never given", ink: "text-ink-2" },
};

/** The page of what goodwill was given for. */
export function caseHref(customerId: string, { kind, id }: { kind: CaseKind; id: string }): string {
  if (kind === "promise") return `/promises/${id}`;
  return `/customers/${customerId}/${kind === "issue" ? "issues" : "contacts"}/${id}`;
}
