"use client";

import { bandWords } from "@/components/bands/in-a-list";
import { Breaks } from "@/components/format/breaks";
import { NotKnown } from "@/components/format/not-known";
import { formatDay } from "@/components/format/time";
import { formatRoughLength } from "@/components/format/words";
import { PromiseLink } from "@/components/promises/promise-link";
import { Link } from "@/components/ui/link";
import type { Hit } from "@/server/customers/queries/find";

/** Customers told apart at a glance: name, where, how long, and one warning at most. */
export function HitList({ hits, label }: { hits: readonly Hit[]; label: string }) {
  return (
    <ul aria-label={label} className="border-line border-b">
      {hits.map((hit) => (
        <li key={hit.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-t">
          <HitLink hit={hit} />
          <PromiseLink customer={hit} />
        </li>
      ))}
    </ul>
  );
}

function HitLink({ hit }: { hit: Hit }) {
  return (
    <Link
      href={`/customers/${hit.id}`}
      data-hit=""
      className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 rounded-md px-2 py-2.5 no-underline hover:bg-sunken dark:hover:bg-surface"
    >
      <HitWords hit={hit} />
      <span className="small text-right">
        <span className="num block">
          {hit.tenure.months === null ? <NotKnown words="not bought yet" /> : formatRoughLength(hit.tenure.months)}
        </span>
        <Breaks tenure={hit.tenure} />
        {hit.band === null ? null : <span className="block text-ink-3">{bandWords(hit.band, hit.isBest)}</span>}
        <Warning hit={hit} />
      </span>
    </Link>
  );
}

/** Who, where, when we last spoke, and who is talking to them now. */
export function HitWords({ hit }: { hit: Hit }) {
  return (
    <span className="min-w-0">
      <bdi className="line-clamp-2 text-left font-medium [overflow-wrap:anywhere]">{hit.name}</bdi>
      <span className="small line-clamp-3 text-ink-3 [overflow-wrap:anywhere]">{whereabouts(hit)}</span>
      {hit.colleague ? (
        <span className="small block font-medium text-due">
          {hit.colleague.name} has this open since {hit.colleague.at}
        </span>
      ) : null}
    </span>
  );
}

function whereabouts({ kind, called, place, handle, dials, through, lastContactOn }: Hit): string {
  const parts = [
    called ? `“${called}”` : null,
    kind === "organisation" ? "organisation" : null,
    place,
    unbroken(dials ? `${handle} (${dials})` : handle),
    through ? `${through} speaks for them` : null,
    unbroken(lastContactOn && `last contact ${formatDay(lastContactOn, "short")}`),
  ];
  return parts.filter(Boolean).join(" · ") || "person";
}

/** A number or a day is read in one line. */
function unbroken(words: string | null): string | undefined {
  return words?.replaceAll(" ", "\u00a0");
}

/** The gravest thing to know, in a word beside its colour. */
function Warning({ hit }: { hit: Hit }) {
  if (hit.hasDied) return <span className="block font-medium text-ink">has died</span>;
  if (hit.isVulnerable) return <span className="block font-medium text-due">vulnerable</span>;
  if (hit.overduePromises > 0) return <span className="block font-medium text-broken">promise overdue</span>;
  if (hit.openIssues > 0) return <span className="block font-medium text-due">issue open</span>;
  return null;
}
