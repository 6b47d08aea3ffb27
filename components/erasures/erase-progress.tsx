"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { counted } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";

type Reading = { filesToRead: number | null; filesRead: number };
type Props = Reading & { erasureId: string };

const pause = 1000;

/** How far an erasure is. Asks again while the page is open; without JavaScript the page is reloaded by hand. */
export function EraseProgress({ erasureId, ...first }: Props) {
  const [{ filesToRead, filesRead }, setReading] = useState<Reading>(first);
  const router = useRouter();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const erasure = await trpc.erasures.progress.query({ erasureId }, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (erasure) setReading(erasure);
      if (erasure?.finishedAt) router.refresh();
      else timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [erasureId, router]);

  const files = filesToRead ?? 0;
  return (
    <div className="grid max-w-xl gap-2">
      <progress
        value={filesRead}
        max={files + 1}
        className="h-2 w-full accent-kept"
        aria-label="How far the erasure is"
      />
      <p className="small text-ink-2 tabular-nums" aria-live="polite">
        {filesToRead === null
          ? "Looking for everything that names them."
          : `${filesRead} of ${counted(files, "stored file")} looked through; everything else goes at once after them.`}{" "}
        You can leave this page; it goes on.
      </p>
      <noscript>
        <p className="small text-ink-3">Reload this page to see how far it is.</p>
      </noscript>
    </div>
  );
}
