"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";
import { progressOf } from "@/server/domain/import-progress";

type Reading = { rowsRead: number; bytesRead: number; now: Date };
type Props = Reading & { runId: string; bytes: number; startedAt: Date };

const pause = 1000;

/** How far a run is. Asks again while the page is open; without JavaScript the page is reloaded by hand. */
export function Progress({ runId, bytes, startedAt, ...first }: Props) {
  const [reading, setReading] = useState<Reading>(first);
  const router = useRouter();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const run = await trpc.imports.progress.query({ runId }, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (run) setReading({ ...run, now: run.seenAt });
      if (run?.finishedAt) router.refresh();
      else timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [runId, router]);

  const { share, rowsPerSecond, secondsLeft } = progressOf({ ...reading, bytes, startedAt });
  return (
    <div className="grid max-w-xl gap-2">
      <progress
        value={share}
        max={1}
        className="h-2 w-full accent-kept"
        aria-label="How much of the file has been read"
      />
      <p className="small text-ink-2 tabular-nums" aria-live="polite">
        {counted(reading.rowsRead, "row")} read, {formatShare(share)} of the file
        {rowsPerSecond === null ? "" : `, about ${counted(Math.round(rowsPerSecond), "row")} a second`}
        {secondsLeft === null ? "." : `, ${leftWords(secondsLeft)} left.`}
      </p>
      <p className="small text-ink-3">You can leave this page; it goes on.</p>
      <noscript>
        <p className="small text-ink-3">Reload this page to see how far it is.</p>
      </noscript>
    </div>
  );
}

function leftWords(seconds: number): string {
  if (seconds < 60) return "less than a minute";
  return seconds < 5400
    ? `about ${counted(Math.ceil(seconds / 60), "minute")}`
    : `about ${formatCount(Math.round(seconds / 3600))} hours`;
}
