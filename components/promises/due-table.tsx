"use client";

import { Moment } from "@/components/format/moment";
import { Outcome } from "@/components/format/outcome";
import { Link } from "@/components/ui/link";
import type { RateRow } from "@/server/rates/queries/rows";
import { Said } from "./said";

type Props = { promises: readonly RateRow[]; now: Date; zone: string };

/** The promises behind a rate: what was said, to whom, the time that was judged, and what became of it. */
export function DueTable({ promises, now, zone }: Props) {
  return (
    <ol>
      {promises.map((promise) => (
        <li
          key={promise.id}
          className="grid gap-x-5 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8.5rem_1fr_15rem]"
        >
          <span className="small text-ink-3">
            <Moment at={promise.dueAt} now={now} zone={zone} show="absolute" />
          </span>
          <span>
            <Link href={`/promises/${promise.id}`} className="said no-underline hover:underline">
              <Said words={promise.said} />
            </Link>
            <span className="small block text-ink-3">
              <Link href={`/customers/${promise.customerId}`} className="text-ink-2">
                {promise.customerName}
              </Link>
              {` · ${promise.owner.department}`}
            </span>
          </span>
          <span className="small">
            <Outcome outcome={promise.outcome} />
          </span>
        </li>
      ))}
    </ol>
  );
}
