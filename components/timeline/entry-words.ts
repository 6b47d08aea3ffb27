import type { ChangeDetails, TimelineEntry } from "@/server/customers/queries/timeline";

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

const changes: Readonly<Record<string, string>> = {
  "contact.corrected": "Contact corrected",
  "purchase.corrected": "Purchase corrected",
  "purchase.withdrawn": "Purchase withdrawn",
  "customer.changed": "Record changed",
  "customer.died": "Marked as having died",
  "customer.not_died": "No longer marked as having died",
  "customer.vulnerable": "Marked as vulnerable",
  "customer.not_vulnerable": "No longer marked as vulnerable",
};

const fields: Readonly<Record<string, string>> = {
  name: "name",
  called: "called",
  place: "place",
  country: "country",
  zone: "time zone",
  statedSinceOn: "with us since",
  statedSinceSource: "said by",
  words: "words",
  channel: "channel",
  direction: "direction",
  cause: "cause",
  stage: "stage",
  feeling: "feeling",
  happenedAt: "time",
  boughtOn: "day",
  orderRef: "order",
  what: "what",
  amountMinor: "amount in minor units",
  currency: "currency",
};

/** A change as a line: what it was, and each field before and after. */
export function changeLine(action: string, details: ChangeDetails | null): string {
  const head = changes[action] ?? "Changed";
  const { before = {}, after } = details ?? {};
  if (!after || !action.endsWith("ed") || action.startsWith("customer.vuln") || action === "customer.died") return head;
  const parts = Object.keys(after).flatMap((name) =>
    fields[name] ? [`${fields[name]} ${quoted(before[name])} → ${quoted(after[name])}`] : [],
  );
  return parts.length === 0 ? head : `${head}: ${parts.join("; ")}`;
}

function quoted(value: unknown): string {
  return value === null || value === undefined || value === "" ? "nothing" : `“${String(value)}”`;
}
