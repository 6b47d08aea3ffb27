"use client";

import { useRef, useState } from "react";
import { wallClock } from "@/components/format/time";
import { trpc } from "@/components/trpc-client";
import { buttonClass } from "@/components/ui/classes";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import type { TimelineEntry, TimelinePage } from "@/server/customers/queries/timeline";
import { type TimelineKind, timelineKinds } from "@/server/domain/timeline";
import { EntryBody, entryDay, entryLabel } from "./entry";

type Props = {
  customerId: string;
  page: TimelinePage;
  only: TimelineKind | null;
  /** Whether this is a later page, reached by a link. */
  isLater: boolean;
  now: Date;
  /** The reader's zone. */
  zone: string;
};

const words: Record<TimelineKind, string> = {
  contact: "Contacts",
  feedback: "Feedback",
  promise: "Promises",
  purchase: "Purchases",
  issue: "Issues",
  thanks: "Thanks",
  advocacy: "Advocacy",
  goodwill: "Goodwill",
  change: "Changes",
};

/** Everything that happened, newest first; older pages by link, or appended in place. */
export function Timeline({ customerId, page, only, isLater, now, zone }: Props) {
  const { entries, next, state, more } = useOlder(customerId, only, page);
  const here = (kind: TimelineKind | null) => `/customers/${customerId}${kind ? `?only=${kind}` : ""}#happened`;
  const tabs = [
    { href: here(null), label: "All", current: only === null },
    ...timelineKinds.map((kind) => ({ href: here(kind), label: words[kind], current: only === kind })),
  ];
  const older = next
    ? `/customers/${customerId}?${new URLSearchParams({ ...(only ? { only } : {}), before: next })}#happened`
    : null;
  return (
    <Section id="happened" title="What happened" aside={<Filters label="What to show" tabs={tabs} />}>
      {entries.length === 0 ? (
        <Nothing only={only} isLater={isLater} />
      ) : (
        <Entries {...{ customerId, entries, now, zone }} />
      )}
      {state === "failed" ? <Notice tone="broken">The older entries did not come. Try again.</Notice> : null}
      {older ? (
        <p className="border-line border-t pt-3 print:hidden">
          <a href={older} onClick={more} className={buttonClass("quiet", "small")}>
            {state === "asking" ? "One moment…" : "Older"}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

function Entries({
  customerId,
  entries,
  now,
  zone,
}: Pick<Props, "customerId" | "now" | "zone"> & { entries: TimelineEntry[] }) {
  const thisYear = Number(wallClock(now, zone).on.slice(0, 4));
  return (
    <ol className="small">
      {entries.map((entry) => {
        const clock = wallClock(new Date(entry.at), zone);
        const on = entry.kind === "purchase" ? entry.on : clock.on;
        return (
          <li
            key={`${entry.kind}${entry.id}${entry.at}`}
            className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-t py-2 md:grid-cols-[6.5rem_5.75rem_minmax(0,1fr)]"
          >
            <time dateTime={entry.at} className="num text-ink-3">
              {entryDay(entry, on, clock.time, thisYear)}
            </time>
            <span className="text-ink-2">{entryLabel(entry)}</span>
            <div className="col-span-2 min-w-0 md:col-span-1">
              <EntryBody entry={entry} customerId={customerId} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Nothing({ only, isLater }: Pick<Props, "only" | "isLater">) {
  if (isLater) return <EmptyState title="Nothing older." />;
  const title = only ? `No ${words[only].toLowerCase()} yet.` : "Nothing has happened yet.";
  return <EmptyState title={title}>{only ? null : "The first contact you log stands here."}</EmptyState>;
}

/** Fetches older pages in place of following the link. The key never moves, so nothing is doubled or left out. */
function useOlder(customerId: string, only: TimelineKind | null, first: TimelinePage) {
  const [later, setLater] = useState<{ first: TimelinePage; pages: TimelinePage[] }>({ first, pages: [] });
  const [state, setState] = useState<"still" | "asking" | "failed">("still");
  const asking = useRef(false);
  const pages = [first, ...(later.first === first ? later.pages : [])];
  const next = pages.at(-1)?.next ?? null;

  async function more(event: { preventDefault(): void }) {
    event.preventDefault();
    if (asking.current || next === null) return;
    asking.current = true;
    setState("asking");
    try {
      const page = await trpc.customers.timeline.query({ customerId, only, before: next });
      setLater({ first, pages: [...pages.slice(1), page] });
      setState("still");
    } catch {
      setState("failed");
    }
    asking.current = false;
  }

  return { entries: pages.flatMap(({ entries }) => entries), next, state, more };
}
