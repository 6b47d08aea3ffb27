"use client";

import { formatDay, wallClock } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { StoryLine } from "@/server/stories/queries";
import { lackWords } from "./words";

type Props = { stories: readonly StoryLine[]; zone: string };

/** Stories, the newest first: the version for others, and what is missing where it is not out. */
export function StoryList({ stories, zone }: Props) {
  return (
    <ol className="max-w-3xl">
      {stories.map(({ id, at, title, words, customerId, customerName, lack }) => (
        <li key={id} className="border-line border-t py-4">
          <h2 className="font-semibold text-lg leading-snug">
            <Link href={`/recognition/stories/${id}`} className="no-underline hover:underline">
              {title ?? "A story not to be told yet"}
            </Link>
          </h2>
          {words ? <p className="said mt-1 line-clamp-3">{words}</p> : null}
          <p className="small mt-1 text-ink-3">
            {formatDay(wallClock(new Date(at), zone).on)}
            {lack === null ? null : (
              <>
                {" "}
                · <span className={lack === "withdrawn" ? undefined : "text-due"}>{lackWords[lack]}</span> ·{" "}
                <Link href={`/customers/${customerId}/advocacy#stories`}>
                  <bdi>{customerName}</bdi>
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
