import { channelLine } from "@/components/contacts/contact-words";
import { formatDay, wallClock } from "@/components/format/time";
import { issueWords } from "@/components/issues/issue-words";
import type { Option } from "@/components/ui/select";
import type { CaseChoice } from "@/server/goodwill/queries/desk";

/** What goodwill can be for, as choices: what it is and when, with its words below. */
export function caseOptions(cases: readonly CaseChoice[], zone: string): Option[] {
  return cases.map((one) => ({
    value: caseValue(one),
    label: `${headOf(one)}, ${formatDay(wallClock(new Date(one.at), zone).on, "short")}`,
    hint: short(one.words ?? "Words erased"),
  }));
}

/** The same on one line, for a list that drops down. */
export function caseLines(cases: readonly CaseChoice[], zone: string): Option[] {
  return caseOptions(cases, zone).map(({ value, label, hint }) => ({ value, label: `${label}: ${hint}` }));
}

export function caseValue({ kind, id }: Pick<CaseChoice, "kind" | "id">): string {
  return `${kind}:${id}`;
}

function headOf(one: CaseChoice): string {
  if (one.kind === "issue") return `${issueWords[one.issueKind]}${one.isOpen ? ", open" : ", resolved"}`;
  return one.kind === "contact" ? channelLine(one.channel, one.direction) : "Promise";
}

function short(words: string): string {
  return words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words;
}
