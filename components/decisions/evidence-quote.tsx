import { reasonInWords } from "@/components/erasures/words";
import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Quote } from "@/components/ui/quote";
import { Section } from "@/components/ui/section";
import type { EvidenceDocument } from "@/server/domain/decision-document";
import { evidenceWords } from "@/server/domain/decision-words";
import { pathOfEvidence } from "@/server/domain/evidence";
import { plainDate } from "@/server/domain/plain-date";

/** A piece of evidence: what was said, and the record it can be looked up in. */
export function EvidenceQuote({ evidence, aside }: { evidence: EvidenceDocument; aside?: string | undefined }) {
  const { words } = evidence;
  return (
    <Quote
      by={
        <>
          <EvidenceSource {...evidence} />
          {aside ? ` · ${aside}` : null}
        </>
      }
    >
      {words === null ? <Tombstone {...evidence} /> : <bdi>{words}</bdi>}
    </Quote>
  );
}

/** Where it comes from: its kind, whose words they are, and their day. */
function EvidenceSource({ kind, refId, origin, words }: EvidenceDocument) {
  const what = evidenceWords[kind];
  if (refId === null || origin === null) return <>{words === null ? what : `${what}, quoted in words`}</>;
  const path = pathOfEvidence(kind, refId, origin.customerId);
  const isErased = origin.erasedAt !== null;
  return (
    <>
      {path && !isErased ? (
        <Link href={path} className="text-ink-2">
          {what}
        </Link>
      ) : (
        what
      )}
      {origin.customerId && !isErased ? (
        <>
          {" of "}
          <Link href={`/customers/${origin.customerId}`} className="text-ink-2">
            <bdi>{origin.customerName}</bdi>
          </Link>
        </>
      ) : null}
      {origin.at ? `, ${formatDay(dayOf(origin.at))}` : null}
      {origin.isGone && !isErased ? " · taken back since" : null}
    </>
  );
}

/** What stood there: the kind, when it was erased, and why. */
function Tombstone({ kind, erasedAt, origin }: EvidenceDocument) {
  const on = erasedAt ? ` on ${formatDay(dayOf(erasedAt))}` : "";
  const why = origin?.because ? ` (${reasonInWords(origin.because).toLowerCase()})` : "";
  return (
    <span className="font-sans text-base text-ink-3 not-italic">
      The words of a customer stood here, as {evidenceWords[kind].toLowerCase()}. They were erased{on}
      {why}. The seal still holds.
    </span>
  );
}

const dayOf = (at: string) => plainDate(at.slice(0, 10));

type MoreProps = { id: string; title: string; evidence: readonly EvidenceDocument[] };

export function MoreEvidence({ id, title, evidence }: MoreProps) {
  return (
    <Section id={id} title={title}>
      <div className="mt-2 grid gap-3">
        {evidence.map((one) => (
          <EvidenceQuote key={one.id} evidence={one} />
        ))}
      </div>
    </Section>
  );
}
