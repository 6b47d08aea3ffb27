"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import type { FormState } from "@/server/domain/form";
import { FormContext, type FormValues } from "./form-context";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

type Props = {
  action: FormAction;
  /** What the fields show at first; after a failed submit they show what was typed. */
  initial?: FormValues | undefined;
  /** Ids and other facts that travel with the form unseen. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** What the fields show, where somebody else may save the same record meanwhile: goes along as what was seen. */
  base?: Readonly<Record<string, string>> | undefined;
  className?: string | undefined;
  /** Names the form where a page has several. */
  label?: string | undefined;
  children: ReactNode;
};

/**
 * A form on a server action. Works before JavaScript does; a failed submit keeps every word and takes the reader
 * to what was wrong.
 */
export function Form({ action, initial, hidden, base, className, label, children }: Props) {
  const [state, submit] = useActionState(action, {});
  const turn = useTurn(state);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!state.message && !state.errors) return;
    const fault = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-form-message]');
    fault?.focus();
  }, [state]);

  return (
    <FormContext value={{ state, turn, hidden: Object.keys(hidden ?? {}), ...(initial ? { initial } : {}) }}>
      <form ref={form} action={submit} className={className} aria-label={label} noValidate>
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {Object.entries((base && state.base) ?? base ?? {}).map(([name, value]) => (
          <input key={`base.${name}`} type="hidden" name={`base.${name}`} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}

/** Counts the answers, so that fields start afresh from what the server sent back (React resets a form after its action). */
function useTurn(state: FormState): number {
  const [seen, setSeen] = useState({ state, turn: 0 });
  if (seen.state !== state) setSeen({ state, turn: seen.turn + 1 });
  return seen.turn;
}
