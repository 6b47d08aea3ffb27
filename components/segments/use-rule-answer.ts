"use client";

import { TRPCClientError } from "@trpc/client";
import { useEffect, useRef, useState } from "react";
import { trpc } from "@/components/trpc-client";
import type { Rule } from "@/server/domain/rule";
import type { RuleAnswer } from "./builder-state";

type Shown = { key: string; answer: RuleAnswer | null };

const pause = 250;

/**
 * Counts a rule as it is edited: after a pause, one question at a time, and never shows the answer to an older one. The
 * count comes first, the first customers after it.
 */
export function useRuleAnswer(
  rule: Rule,
  first: RuleAnswer | null,
): { answer: RuleAnswer | null; isCounting: boolean } {
  const key = JSON.stringify(rule);
  const isEmpty = rule.conditions.length === 0;
  const [shown, setShown] = useState<Shown>({ key, answer: first });
  const asked = useRef(first ? key : "");

  useEffect(() => {
    if (key === asked.current || isEmpty) return;
    const question = new AbortController();
    const timer = setTimeout(async () => {
      const show = (answer: RuleAnswer) => {
        if (question.signal.aborted) return;
        asked.current = key;
        setShown({ key, answer });
      };
      await ask(JSON.parse(key), question.signal, show);
    }, pause);
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [key, isEmpty]);

  return { answer: isEmpty ? null : shown.answer, isCounting: !isEmpty && shown.key !== key };
}

async function ask(rule: Rule, signal: AbortSignal, show: (answer: RuleAnswer) => void): Promise<void> {
  try {
    const count = await trpc.segments.count.query({ rule }, { signal });
    show({ count, lines: [] });
    if ("unknown" in count || count.customers === 0) return;
    show({ count, lines: await trpc.segments.preview.query({ rule }, { signal }) });
  } catch (error) {
    const isOurs = error instanceof TRPCClientError && error.data !== undefined && error.data !== null;
    show({ fault: isOurs ? error.message : "No answer from the server. Nothing you chose is lost; try again." });
  }
}
