"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { TimelineEntry } from "@/server/customers/queries/timeline";

type Entry = Extract<TimelineEntry, { kind: "advocacy" }>;

const said: Record<Entry["what"], string> = {
  told_others: "Told others about us",
  recommended: "Recommended us publicly",
  referred: "Sent us",
  came: "Came to us through",
  thanked: "Thanked",
};

/** What they did for us, in the timeline; both sides of a referral tell of it. */
export function AdvocacyBody({ entry }: { entry: Entry }) {
  const { what, other, otherId, words, on } = entry;
  return (
    <>
      <span className={entry.isWithdrawn ? "line-through" : undefined}>
        {said[what]}
        {other === null ? null : (
          <>
            {" "}
            {otherId ? (
              <Link href={`/customers/${otherId}`}>
                <bdi>{other}</bdi>
              </Link>
            ) : (
              <bdi>{other}</bdi>
            )}
          </>
        )}
      </span>
      {words ? (
        <>
          : <q className="font-serif text-[0.9375rem]">{words}</q>
        </>
      ) : null}
      <span className="text-ink-3">
        {on ? ` · ${formatDay(on)}` : null}
        {entry.isWithdrawn ? " · taken back" : null}
        {entry.by ? ` · ${entry.by}` : null}
      </span>
    </>
  );
}
