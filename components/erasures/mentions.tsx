"use client";

import { Link } from "@/components/ui/link";
import { excerptOf } from "@/server/domain/erasure";
import type { Mention } from "@/server/erasures/queries";
import { placeHref, placeInWords } from "./words";

type Props = { mentions: readonly Mention[] | null; handles: readonly string[] };

/** Words about others in which the customer is named. They stay unless somebody mends them. */
export function Mentions({ mentions, handles }: Props) {
  if (mentions === null)
    return (
      <p className="max-w-prose text-ink-2">
        Looking through all words takes longer than this page waits. The erasure looks first and keeps a list of the
        places.
      </p>
    );
  if (mentions.length === 0) return <p className="text-ink-2">Nobody else’s words name them.</p>;
  return (
    <>
      <p className="small mb-1 max-w-prose text-ink-2">
        These words belong to other records and are not erased. Mend them before, where they should not stay.
      </p>
      <ul>
        {mentions.map((mention) => (
          <li key={`${mention.table} ${mention.id}`} className="border-line border-t py-2">
            <Said said={mention.said} handles={handles} />
            <Place mention={mention} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({ said, handles }: { said: string; handles: readonly string[] }) {
  const excerpt = excerptOf(said, handles);
  if (!excerpt) return <q className="said">{said.slice(0, 160)}</q>;
  return (
    <q className="said">
      {excerpt.before}
      <mark className="bg-due-soft text-ink">{excerpt.found}</mark>
      {excerpt.after}
    </q>
  );
}

export function Place({ mention }: { mention: Pick<Mention, "table" | "customerId" | "decisionId"> }) {
  const href = placeHref(mention);
  const words = `In ${placeInWords(mention)}`;
  return <span className="small block text-ink-3">{href ? <Link href={href}>{words}</Link> : words}</span>;
}
