import { formatMoment } from "@/components/format/time";
import type { Option } from "@/components/ui/select";
import type { Evidence } from "@/server/promises/queries/one";

const longest = 70;

/** "Sat 21 Nov 09:12, “Rang Mrs Okonkwo …”" */
export function evidenceWords({ at, words }: Evidence, now: Date, zone: string): string {
  const short = words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
  return `${formatMoment(at, now, zone)}, “${short}”`;
}

/** The contacts in which a customer can have asked or agreed, or in which we tried. */
export function contactOptions(evidence: readonly Evidence[], now: Date, zone: string): Option[] {
  return evidence
    .filter(({ kind }) => kind === "contact")
    .map((contact) => ({ value: contact.id, label: evidenceWords(contact, now, zone) }));
}
