import { type ExportList, type LeftOutReason, type SendingWay, sendingWays } from "@/server/domain/export";

/** What the button says that leads to the file. */
export const takeWords: Record<ExportList, string> = {
  customers: "As a file",
  recipients: "Recipients of content",
  "held-back": "As a file",
  promises: "As a file",
  "promises-due": "As a file",
  rates: "As a file",
  decisions: "As a file",
  issues: "As a file",
  "number-rows": "As a file",
  "experience-rows": "As a file",
  numbers: "As a file",
  values: "As a file",
  "value-figures": "As a file",
  plan: "As a file",
  report: "As a file",
};

export const listTitles: Record<ExportList, string> = {
  customers: "Customers",
  recipients: "Recipients of promotional content",
  "held-back": "Left out of a list of recipients",
  promises: "Open promises",
  "promises-due": "Promises that fell due",
  rates: "Kept rates",
  decisions: "Register of decisions",
  issues: "Issues",
  "number-rows": "Customers behind a number",
  "experience-rows": "Customers behind a number of experience",
  numbers: "Customer numbers",
  values: "Customers by expected value",
  "value-figures": "What customers are worth",
  plan: "A plan in customers",
  report: "A quarterly report",
};

const wayWords: Record<SendingWay, string> = { email: "E-mail", phone: "Phone", text: "Text message", post: "Post" };
export const wayOptions = sendingWays.map((value) => ({ value, label: wayWords[value] }));

const names: Readonly<Record<string, string>> = {
  from: "from",
  to: "until",
  bought: "bought",
  by: "order",
  of: "whose",
  which: "number",
  asOf: "as of",
  lapse: "lapse days",
  window: "days looked at",
  way: "goes by",
  export: "left out of",
  segmentNamed: "segment",
  q: "with the words",
  gate: "for customers",
  axis: "dimension",
  tradeoff: "customer worse, business better",
  overdue: "overdue for review",
  unanswered: "overdue for an answer",
  stop: "stops something",
  unregistered: "found outside the register",
};

/** A filter as it stood in the address, readable: "kind person, place Leeds". */
export function filterInWords(filter: Readonly<Record<string, string>>): string {
  const shown = Object.entries(filter).filter(([name]) => name !== "segment" || filter.segmentNamed === undefined);
  const parts = shown.map(([name, value]) => `${names[name] ?? name} ${value.replaceAll("_", " ")}`);
  return parts.length > 0 ? parts.join(", ") : "all of it";
}

const reasonWords: Record<LeftOutReason, string> = {
  has_died: "has died",
  vulnerable: "vulnerable",
  issue_open: "an issue is open",
  promise_disputed: "a promise is disputed",
  promise_overdue: "a promise is overdue",
  promotion_refused: "took back every consent to offers",
  never_asked: "was never asked for consent",
  consent_withdrawn: "took the consent for this way back",
  not_wanted: "does not want to be reached this way",
  no_address: "no address for this way is known",
};

/** Why somebody was left out, in words. */
export function leftOutInWords(reason: string): string {
  return Object.hasOwn(reasonWords, reason) ? reasonWords[reason as LeftOutReason] : reason;
}
