"use client";

import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import type { MergeRow } from "@/server/merging/queries/merges";

type Props = { merges: readonly MergeRow[]; customerId: string; now: Date; zone: string };

/** Every merge that touched a customer, the newest first, and what was undone. */
export function MergeList({ merges, customerId, now, zone }: Props) {
  return (
    <ul aria-label="Merges">
      {merges.map(({ id, mergedName, survivorName, by, reason, recordedAt, undone }) => (
        <li key={id} className="border-line border-t py-3">
          <Link href={`/customers/${customerId}/merges/${id}`} className="inline-flex min-h-6 items-center font-medium">
            <span>
              <bdi>{mergedName}</bdi> into <bdi>{survivorName}</bdi>
            </span>
          </Link>
          <p className="small text-ink-2">
            <Moment at={new Date(recordedAt)} now={now} zone={zone} />, {by}
            {reason ? (
              <>
                : <q>{reason}</q>
              </>
            ) : null}
          </p>
          {undone ? (
            <p className="small text-due">
              Taken apart <Moment at={new Date(undone.recordedAt)} now={now} zone={zone} />, {undone.by}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
