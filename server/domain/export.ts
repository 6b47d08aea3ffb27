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
  "values",
  "numbers",
] as const;
export type ExportList = (typeof exportLists)[number];

export function isExportList(word: string): word is ExportList {
  return exportLists.some((list) => list === word);
}

/** Whether a file of this list names customers: then what it is for is asked and kept. */
export function namesCustomers(list: ExportList): boolean {
  return list !== "decisions" && list !== "rates" && list !== "numbers";
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
  "number-rows": ["which", "asOf", "from", "to", "lapse", "window", "segment", "last", "days", "worth"],
  numbers: ["which", "asOf", "lapse", "segment"],
};

/** The ways promotional content goes, each with a consent of its own. */
export const sendingWays = ["email", "phone", "text", "post"] as const;
export type SendingWay = (typeof sendingWays)[number];

/** Why somebody is left out of a recipient list: content is held, no consent for this way, not wanted, or no address. */
const leftOutReasons = ["never_asked", "consent_withdrawn", "not_wanted", "no_address"] as const;
export type LeftOutReason = (typeof contentHoldReasons)[number] | (typeof leftOutReasons)[number];
