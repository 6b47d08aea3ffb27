"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { trpc } from "@/components/trpc-client";
import type { PromiseScope, Pulse, QueueKey } from "@/server/promises/queries/queue";

type Props = {
  /** What the queue was when it was drawn. */
  pulse: Pulse;
  scope: PromiseScope;
  customerId: string | null;
  after: QueueKey | null;
  /** Said aloud once it has changed: "12 open, 3 overdue". */
  summary: string;
  children: ReactNode;
};

/** How often a queue on a screen is asked whether it is still so, in milliseconds; what falls due is looked at then. */
const every = 15_000;

/**
 * A queue that stays true while it is looked at: the page is drawn afresh when anything in it changes or falls due, and
 * whoever is in the middle of it stays there. Without JavaScript it is what it was when it was asked for.
 */
export function LiveQueue({ pulse, scope, customerId, after, summary, children }: Props) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  const place = useRef<Place | null>(null);
  const [drawn] = useState(pulse.token);
  const question = JSON.stringify({ scope, customerId, after });

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      const seen = document.visibilityState === "hidden" ? null : await ask(question, abort.signal);
      if (abort.signal.aborted) return;
      if (seen && seen.token !== pulse.token) {
        place.current = placeIn(box.current);
        router.refresh();
      }
      timer = setTimeout(look, untilNext(seen));
    };
    timer = setTimeout(look, untilNext(pulse));
    document.addEventListener("visibilitychange", look);
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [pulse, question, router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every drawing of the list
  useLayoutEffect(() => {
    if (place.current) returnTo(place.current, box.current);
    place.current = null;
  }, [pulse.token]);

  return (
    <section ref={box} aria-label="Open promises" tabIndex={-1} className="outline-none" onKeyDown={step}>
      <p role="status" className="sr-only">
        {pulse.token === drawn ? "" : `The list has changed: ${summary}.`}
      </p>
      {children}
    </section>
  );
}

async function ask(question: string, signal: AbortSignal): Promise<Pulse | null> {
  try {
    return await trpc.promises.pulse.query(JSON.parse(question), { signal });
  } catch {
    // Offline, or signed out: the list stays as it was, and is asked for again.
    return null;
  }
}

/** Until the next look: when something falls due, if that is sooner; both instants are of the server's clock. */
function untilNext(seen: Pulse | null): number {
  if (!seen?.nextDueAt) return every;
  return Math.min(every, Math.max(250, seen.nextDueAt.getTime() - seen.now.getTime() + 50));
}

type Place = { promise: string; index: number };

const stops = "a[href], button, input:not([type=hidden]), select, textarea";

/** Where in the list the keyboard is: which promise, and which of its links and buttons. */
function placeIn(box: HTMLElement | null): Place | null {
  const active = document.activeElement;
  const row = active?.closest<HTMLElement>("[data-promise]");
  if (!active || !row?.dataset.promise || !box?.contains(row)) return null;
  return { promise: row.dataset.promise, index: [...row.querySelectorAll(stops)].indexOf(active) };
}

/** Back to it, if it was lost: the row may have moved to another group, or have gone. */
function returnTo({ promise, index }: Place, box: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  const row = box?.querySelector(`[data-promise="${promise}"]`);
  const all = row?.querySelectorAll<HTMLElement>(stops);
  (all?.[index] ?? all?.[0] ?? box)?.focus({ preventScroll: true });
}

/** Arrows go from promise to promise. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target instanceof Element ? event.target : null;
  if (!by || target?.matches("input, select, textarea")) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-promise]")];
  const here = rows.findIndex((row) => row.contains(target));
  const next = rows[here < 0 ? 0 : here + by]?.querySelector<HTMLElement>(stops);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
