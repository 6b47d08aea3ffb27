import type { TimelineEntry } from "@/server/customers/queries/timeline";

type PromiseStep = Extract<TimelineEntry, { kind: "promise" }>["what"];

const steps: Record<PromiseStep, string> = {
  made: "Promised",
  moved: "Moved",
  attempted: "Tried",
  fulfilled: "Kept",
  retracted: "Keep taken back",
  customer_confirmed: "Confirmed by them",
  customer_disputed: "Disputed by them",
  cancelled: "Cancelled",
  void_requested: "Void asked for",
  voided: "Void",
  handed_over: "Handed over",
};

/** A step of a promise as a word with its colour. Done too late is not kept. */
export function promiseWord(what: PromiseStep, inTime: boolean | null): { word: string; ink: string } {
  if (what === "fulfilled")
    return inTime === false ? { word: "Done late", ink: "text-broken" } : { word: "Kept", ink: "text-kept" };
  if (what === "customer_confirmed") return { word: steps[what], ink: "text-kept" };
  if (what === "customer_disputed" || what === "cancelled") return { word: steps[what], ink: "text-broken" };
  return { word: steps[what], ink: "" };
}

type IssueStep = Extract<TimelineEntry, { kind: "issue" }>["what"];

/** What became of an issue, after its kind: "Complaint handed over to Finance". */
export function issueStep(what: IssueStep, to: string | null): string {
  if (what === "handed_over") return to ? `handed over to ${to}` : "handed over";
  return what;
}
