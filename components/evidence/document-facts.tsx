import { formatDay } from "@/components/format/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { mediaWords } from "@/server/domain/evidence-words";
import { plainDate } from "@/server/domain/plain-date";
import type { Document } from "@/server/evidence/queries/documents";
import { goneInWords, sizeInWords } from "./words";

/** What a document is, whose, and until when its file is kept. */
export function DocumentFacts({ document }: { document: Document }) {
  const { mediaType, bytes, sha256, customerId, customerName, keptUntilOn, by, at, forgottenAt } = document;
  const whose = customerId
    ? [{ label: "About", value: <Link href={`/customers/${customerId}`}>{customerName}</Link> }]
    : [];
  return (
    <div className="max-w-xl">
      <Facts
        facts={[
          { label: "What it is", value: `${mediaWords[mediaType]}, ${sizeInWords(bytes)}` },
          { label: "Added", value: `${formatDay(plainDate(at.slice(0, 10)))} by ${by}` },
          ...whose,
          { label: "The file", value: forgottenAt ? goneInWords(document) : `Kept until ${formatDay(keptUntilOn)}` },
          { label: "SHA-256", value: <code className="num text-xs [overflow-wrap:anywhere]">{sha256}</code> },
        ]}
      />
    </div>
  );
}
