import type { contentHoldReasons } from "./content";
import { rateFieldNames } from "./rate-question";
import { registerFields } from "./register";

/** The lists that can be taken out as a file. */
export const exportLists = [
  "customers",
  "recipients",
  "held-back",
  "promises",
  "promises-due",
  "rates",
  "decisions",
  "issues",
  "number-rows",
  "experience-rows",
  "values",
  "value-figures",
  "numbers",
  "plan",
  "report",
] as const;
export type ExportList = (typeof exportLists)[number];

export function isExportList(word: string): word is ExportList {
  return exportLists.some((list) => list === word);
}

/** Whether a file of this list names customers: then what it is for is asked and kept. */
export function namesCustomers(list: ExportList): boolean {
  return !["decisions", "rates", "numbers", "value-figures", "plan", "report"].includes(list);
}

/** The names under which each list's filter stands in an address. */
export const exportFilters: Record<ExportList, readonly string[]> = {
  customers: ["kind", "country", "place", "from", "to", "bought", "issue", "content", "by", "segment"],
  recipients: ["kind", "country", "place", "from", "to", "bought", "issue", "content", "by", "segment"],
  "held-back": ["export"],
  promises: ["of"],
  "promises-due": [...rateFieldNames, "which"],
  rates: [...rateFieldNames, "by"],
  decisions: [...registerFields, "by"],
  issues: ["of"],
  values: ["band", "of"],
  "value-figures": [],
  "number-rows": ["which", "asOf", "from", "to", "lapse", "window", "segment", "membersOn", "last", "days", "worth"],
  "experience-rows": [
    ...["which", "asOf", "lapse", "segment", "window", "level", "known", "channel", "stage", "of", "from", "to"],
    ...["group", "cut", "value", "standing", "source", "score", "month"],
  ],
  numbers: ["which", "asOf", "lapse", "segment"],
  plan: ["plan"],
  report: ["quarter"],
};

/** The ways promotional content goes, each with a consent of its own. */
export const sendingWays = ["email", "phone", "text", "post"] as const;
export type SendingWay = (typeof sendingWays)[number];

/** Why somebody is left out of a recipient list: content is held, no consent for this way, not wanted, or no address. */
const leftOutReasons = ["never_asked", "consent_withdrawn", "not_wanted", "no_address"] as const;
export type LeftOutReason = (typeof contentHoldReasons)[number] | (typeof leftOutReasons)[number];
