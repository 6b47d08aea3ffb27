"use client";

import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type EntryProps = {
  aside: ReactNode;
  /** At its end. */
  act?: ReactNode;
  /** Under it: what is asked of it. */
  below?: ReactNode;
  children: ReactNode;
};

/** One entry of the page: what is known, how it came to be known, and what can be done with it. */
export function Entry({ aside, act, below, children }: EntryProps) {
  return (
    <li className="flex items-start justify-between gap-x-4 border-line border-t py-2">
      <div className="min-w-0 grow break-words">
        {children}
        <div className="small text-ink-3">{aside}</div>
        {below}
      </div>
      {act}
    </li>
  );
}

/** Words as they were said; erased ones say so. */
export function Said({ words }: { words: string | null }) {
  if (words === null) return <span className="text-ink-3">words erased</span>;
  return <bdi className="whitespace-pre-line">{words}</bdi>;
}

type TakeBackProps = { action: FormAction; hidden: Readonly<Record<string, string>>; what: string };

/** Takes an entry back; it stays to be seen below. */
export function TakeBack({ action, hidden, what }: TakeBackProps) {
  return (
    <Form action={action} hidden={hidden} label={`Take back: ${what}`} className="shrink-0">
      <SubmitButton look="quiet" size="small" aria-label={`Take back: ${what}`}>
        Take back
      </SubmitButton>
      <FormMessage />
    </Form>
  );
}

/** What was, folded: nothing is deleted. */
export function Before({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <Disclosure summary={count === 1 ? "1 earlier" : `${count} earlier`}>
      <ul className="small">{children}</ul>
    </Disclosure>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return <li className="small border-line border-t py-2 text-ink-3">{children}</li>;
}
