"use client";

import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import type { Briefing } from "@/server/advocates/queries/briefings";

type Props = { briefings: readonly Briefing[]; now: Date; zone: string };

/** What advocates were told, the newest first; what the reader has not opened says so. */
export function BriefingList({ briefings, now, zone }: Props) {
  return (
    <ol className="max-w-3xl">
      {briefings.map(({ id, title, words, writtenBy, at, isRead, readCount, advocateCount }) => (
        <li key={id} className="border-line border-t py-3.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 className={isRead ? "" : "font-semibold"}>
              {/* Opening it is what counts: nothing is fetched before somebody does. */}
              <Link href={`/governance/briefings/${id}`} prefetch={false}>
                {title ?? "A briefing whose words were erased"}
              </Link>
            </h2>
            {isRead ? null : <p className="small font-medium text-due">Not read yet</p>}
          </div>
          {words ? <p className="small mt-0.5 line-clamp-2 text-ink-2">{words}</p> : null}
          <p className="small mt-1 text-ink-3">
            {writtenBy}, <Moment at={new Date(at)} now={now} zone={zone} show="absolute" /> · read by {readCount} of{" "}
            {advocateCount} {advocateCount === 1 ? "advocate" : "advocates"}
          </p>
        </li>
      ))}
    </ol>
  );
}
