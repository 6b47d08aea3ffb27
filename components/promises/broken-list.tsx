"use client";

import { Outcome } from "@/components/format/outcome";
import { formatMoment } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { PromiseRow } from "@/server/promises/queries/row";
import { PutRightLink } from "./put-right-link";
import { Said } from "./said";

type Props = {
  promises: readonly PromiseRow[];
  now: Date;
  zone: string;
  mayPutRight: boolean;
  /** Names the customer too: where they are not the page's own. */
  named?: boolean | undefined;
};

/** Promises that were broken and wait to be put right. */
export function BrokenList({ promises, now, zone, mayPutRight, named = false }: Props) {
  if (promises.length === 0) return null;
  return (
    <ol aria-label="To put right">
      {promises.map((promise) => (
        <li
          key={promise.id}
          className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8rem_1fr_auto]"
        >
          <span className="small">
            <Outcome outcome={promise.verdict.outcome} />
          </span>
          <div className="col-start-1 md:col-start-2">
            <p className="said">
              <Link href={`/promises/${promise.id}`} className="no-underline hover:underline">
                <Said words={promise.said} />
              </Link>
            </p>
            <p className="small text-ink-3">
              {named ? (
                <>
                  <Link href={`/customers/${promise.customerId}`} className="text-ink-2">
                    <bdi>{promise.customerName}</bdi>
                  </Link>
                  {" · "}
                </>
              ) : null}
              {`${promise.owner.name} · promised for ${formatMoment(promise.originalDueAt, now, zone)}`}
            </p>
          </div>
          {mayPutRight ? (
            <div className="col-start-2 row-span-2 row-start-1 self-center md:col-start-3 md:row-span-1 md:self-start">
              <PutRightLink promise={promise} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
