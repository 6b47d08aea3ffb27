"use client";

import { useEffect, useState } from "react";
import { formatNumber } from "@/components/format/words";
import { trpc } from "@/components/trpc-client";
import { type Measure, measureWords, type Reading } from "@/server/domain/measure";

type Seen = Reading | "refused" | null;

/** What a measure of the house is today. Without a script it says when it will be read. */
export function MeasureToday({ measure, of }: { measure: Measure | null; of: string }) {
  const [seen, setSeen] = useState<Seen>(null);
  useEffect(() => {
    if (measure === null) return;
    const stop = new AbortController();
    trpc.reviews.look
      .query({ measure, of }, { signal: stop.signal })
      .then(setSeen)
      .catch(() => {
        if (!stop.signal.aborted) setSeen("refused");
      });
    return () => stop.abort();
  }, [measure, of]);
  return (
    <div aria-live="polite">
      <p className="mb-1 font-medium text-sm">Today it is</p>
      <p className="num flex min-h-9 items-center text-sm">{said(measure, seen)}</p>
    </div>
  );
}

function said(measure: Measure | null, seen: Seen): string {
  if (measure === null || seen === null) return "read when you propose";
  if (seen === "refused") return "cannot be read of that";
  if (seen.value === null) return "too little to read yet";
  const { unit } = measureWords[measure];
  const value = [formatNumber(seen.value), unit].filter(Boolean).join(unit === "%" ? "" : " ");
  return seen.k === null || seen.n === null ? value : `${value} (${seen.k} of ${seen.n})`;
}
