"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { counted } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";

type Props = { runId: string; rowsRead: number; bytesRead: number; bytes: number };
type Reading = { rowsRead: number; bytesRead: number };

const pause = 1000;

/** How far a run is. Asks again while the page is open; without JavaScript the page is reloaded by hand. */
export function Progress({ runId, bytes, ...first }: Props) {
  const [reading, setReading] = useState<Reading>(first);
  const router = useRouter();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const run = await trpc.imports.progress.query({ runId }, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (run) setReading(run);
      if (run?.finishedAt) router.refresh();
      else timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [runId, router]);

  const share = bytes > 0 ? Math.min(1, reading.bytesRead / bytes) : 0;
  return (
    <div className="grid max-w-xl gap-2">
      <progress
        value={share}
        max={1}
        className="h-2 w-full accent-kept"
        aria-label="How much of the file has been read"
      />
      <p className="small text-ink-2 tabular-nums" aria-live="polite">
        {counted(reading.rowsRead, "row")} read, {Math.floor(share * 100)}% of the file. You can leave this page; it
        goes on.
      </p>
      <noscript>
        <p className="small text-ink-3">Reload this page to see how far it is.</p>
      </noscript>
    </div>
  );
}
