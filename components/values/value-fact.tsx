import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { ValueOfCustomer } from "@/server/values/queries/list";
import { valueSentence } from "./words";

/** What this customer has brought and is expected to bring; nothing where no fit knows them. */
export function ValueFact({ value }: { value: ValueOfCustomer | null }) {
  if (value === null) return null;
  return (
    <Section title="Worth to us" ruled aside={<Link href="/numbers/value">How it is found</Link>}>
      <p className="small">{valueSentence(value)}</p>
      <p className="small text-ink-3">
        Fit {value.version}, as of {formatDay(value.asOf)}.
      </p>
    </Section>
  );
}
