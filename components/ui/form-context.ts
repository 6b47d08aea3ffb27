"use client";

import { createContext, use, useId } from "react";
import type { FormState } from "@/server/domain/form";

export type FormValues = Readonly<Record<string, string | readonly string[]>>;

type InForm = { state: FormState; turn: number; hidden: readonly string[]; initial?: FormValues };
type InField = { name: string; id: string; describedBy?: string | undefined; invalid: boolean; required: boolean };

export const FormContext = createContext<InForm>({ state: {}, turn: 0, hidden: [] });
export const FieldContext = createContext<InField | null>(null);

/** What a field shows: what was typed when a submit failed, else the initial value. */
export function useTyped(name: string): readonly string[] {
  const { state, initial } = use(FormContext);
  const value = (state.values ?? initial)?.[name];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** Whether nothing is known of the form yet: no submit, no initial value for this name. Only then does a default hold. */
export function useIsUntouched(name: string): boolean {
  const { state, initial } = use(FormContext);
  return !state.values && initial?.[name] === undefined;
}

export function useFault(name: string): string | undefined {
  return use(FormContext).state.errors?.[name];
}

export type Control = {
  id: string;
  name: string;
  required: boolean;
  typed: string | undefined;
  /** Give it as `key`: the control starts afresh after every answer. */
  turn: number;
  aria: { "aria-invalid"?: true; "aria-describedby"?: string };
};

/** The control inside a Field: its name, id, typed value and what describes it. A control outside a Field names itself. */
export function useControl(own: { name?: string | undefined; id?: string | undefined }): Control {
  const field = use(FieldContext);
  const { turn } = use(FormContext);
  const fallback = useId();
  const name = own.name ?? field?.name ?? "";
  const typed = useTyped(name);
  const fault = useFault(name);
  const describedBy = field?.describedBy;
  return {
    id: own.id ?? (field && field.name === name ? field.id : fallback),
    name,
    required: field?.required ?? false,
    typed: typed[0],
    turn,
    aria: {
      ...(fault || field?.invalid ? { "aria-invalid": true as const } : {}),
      ...(describedBy ? { "aria-describedby": describedBy } : {}),
    },
  };
}
