"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { formatCount } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";
import type { ImportUndo } from "@/server/imports/queries/undos";

const pause = 1000;

/** How far an undoing, or the look at one, is; without JavaScript the page is reloaded by hand. */
export function UndoProgress({ importId, undo }: { importId: string; undo: ImportUndo }) {
  const [reading, setReading] = useState(undo);
  const router = useRouter();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const now = await trpc.imports.undoState.query({ importId }, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (now) setReading(now);
      if (now?.finishedAt) router.refresh();
      else timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [importId, router]);

  const done = reading.withdrawn + reading.restored + reading.kept;
  return (
    <div className="grid max-w-xl gap-2">
      <progress
        value={done}
        max={Math.max(reading.total, 1)}
        className="h-2 w-full accent-kept"
        aria-label="How much has been undone"
      />
      <p className="small text-ink-2 tabular-nums" aria-live="polite">
        {formatCount(done)} of {formatCount(reading.total)} {reading.effect === "dry" ? "looked at" : "done"}. You can
        leave this page; it goes on.
      </p>
      <noscript>
        <p className="small text-ink-3">Reload this page to see how far it is.</p>
      </noscript>
    </div>
  );
}
