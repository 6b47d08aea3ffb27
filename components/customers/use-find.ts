"use client";

import { TRPCClientError } from "@trpc/client";
import { useEffect, useRef, useState } from "react";
import { trpc } from "@/components/trpc-client";
import type { Found } from "@/server/customers/queries/find";

export type Answer = { q: string; found: Found } | { q: string; fault: string };

const pause = 120;

/** Asks as one types: after a pause, one question at a time, and never shows the answer to an older one. */
export function useFind(q: string, first: Answer): Answer {
  const [answer, setAnswer] = useState(first);
  const shown = useRef(first.q);

  useEffect(() => {
    const text = q.trim();
    if (text === shown.current) return;
    const question = new AbortController();
    const timer = setTimeout(async () => {
      const next = await ask(text, question.signal);
      if (question.signal.aborted) return;
      shown.current = text;
      setAnswer(next);
    }, pause);
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [q]);

  return answer;
}

async function ask(q: string, signal: AbortSignal): Promise<Answer> {
  if (q === "") return { q, found: { kind: "nothing", hits: [], hasMore: false, isAmbiguous: false } };
  try {
    return { q, found: await trpc.customers.find.query({ q }, { signal }) };
  } catch (error) {
    const isOurs = error instanceof TRPCClientError && error.data !== undefined && error.data !== null;
    return { q, fault: isOurs ? error.message : "No answer from the server. What you typed is kept; try again." };
  }
}
