"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { ResearchNote } from "@/server/evidence/queries/notes";

/** Notes in their latest version, the one written last first. */
export function ResearchList({ notes }: { notes: readonly ResearchNote[] }) {
  return (
    <ol className="max-w-3xl">
      {notes.map((note) => (
        <li key={note.id} className="border-line border-t py-4 first:border-t-0">
          <h3 className="font-semibold">
            <Link href={`/governance/research/${note.id}`} className="no-underline hover:underline">
              {note.title}
            </Link>
          </h3>
          <p className="body-serif mt-1 line-clamp-4 whitespace-pre-line">
            <bdi>{note.found}</bdi>
          </p>
          <p className="small mt-1.5 text-ink-3">
            <ResearchFacts note={note} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Where it comes from, how many were asked, when. */
export function ResearchFacts({ note }: { note: ResearchNote }) {
  const { source, asked, foundOn, by, version, isWithdrawn } = note;
  return (
    <>
      {source} · {asked === null ? "how many were asked is not known" : `${asked.toLocaleString("en-GB")} asked`} ·{" "}
      <time dateTime={foundOn}>{formatDay(foundOn)}</time> · written by {by}
      {version > 1 ? ` · version ${version}` : ""}
      {isWithdrawn ? <strong className="font-medium text-broken"> · taken back</strong> : null}
    </>
  );
}
