"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { counted } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";

type Props = { countId: string; done: number; of: number };

const pause = 1000;

/** How far a count is. Asks again while the page is open; without JavaScript the page is reloaded by hand. */
export function CountProgress({ countId, ...first }: Props) {
  const [{ done, of }, setReading] = useState(first);
  const router = useRouter();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const run = await trpc.counts.progress.query({ countId }, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (run) setReading(run);
      if (run && (run.countedAt || run.cancelledAt)) router.refresh();
      else timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [countId, router]);

  return (
    <div className="grid w-full max-w-xl gap-2">
      <progress
        value={done}
        max={of}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-kept [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-kept"
        aria-label="How much has been counted"
      />
      <p className="small text-ink-2 tabular-nums" aria-live="polite">
        Counting: {done} of {counted(of, "part")} done. You can leave this page; it goes on.
      </p>
      <noscript>
        <p className="small text-ink-3">Reload this page to see how far it is.</p>
      </noscript>
    </div>
  );
}
