"use client";

import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import type { PromiseRow } from "@/server/promises/queries/row";
import { DueLabel } from "./due-label";
import { KeepButton } from "./keep-button";
import { PromiseLine } from "./promise-line";
import { Said } from "./said";

type Props = {
  /** Open ones, the most overdue first. */
  promises: readonly PromiseRow[];
  now: Date;
  /** The reader's zone. */
  zone: string;
  /** The server action behind Keep; without it (no right) there is no button. */
  keep?: FormAction | undefined;
  /** Where to go after Keep; ?done=kept is added. */
  back: string;
  /** Offers to put right what is overdue. */
  mayPutRight?: boolean | undefined;
  /** The contact just logged: a Keep leans on it, but for what was promised in it. */
  contactId?: string | null | undefined;
};

/** What we owe one customer. */
export function PromiseList({ promises, now, zone, keep, mayPutRight = false, back, contactId }: Props) {
  return (
    <ol>
      {promises.map((promise) => (
        <li
          key={promise.id}
          className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8rem_1fr_auto]"
        >
          <div className="flex flex-wrap items-baseline gap-x-2 md:block">
            <DueLabel promise={promise} now={now} zone={zone} />
          </div>
          <div className="col-start-1 md:col-start-2">
            <p className="said">
              <Link href={`/promises/${promise.id}`} className="no-underline hover:underline">
                <Said words={promise.said} />
              </Link>
            </p>
            <p className="small text-ink-3">
              <PromiseLine promise={promise} now={now} zone={zone} />
              {mayPutRight && promise.verdict.outcome === "overdue" && !promise.isPutRight ? (
                <>
                  {" · "}
                  <Link href={`/promises/${promise.id}/put-right`}>put it right</Link>
                </>
              ) : null}
            </p>
          </div>
          {keep ? (
            <div className="col-start-2 row-span-2 row-start-1 self-center md:col-start-3 md:row-span-1 md:self-start">
              <KeepButton
                promise={promise}
                now={now}
                action={keep}
                back={back}
                contactId={promise.contactId === contactId ? null : contactId}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
