"use client";

import { type ReactNode, use } from "react";
import type { Conflict } from "@/server/domain/form";
import { FormContext, useTyped } from "./form-context";
import { Notice } from "./notice";

type Props<Field extends string> = {
  /** What the fields are called. */
  labels: Readonly<Record<Field, string>>;
  /** When it was written, as a reader reads it. */
  when: (at: number) => string;
  /** A value as a reader reads it, where that is not the text itself. */
  show?: ((field: string, value: string) => ReactNode) | undefined;
};

/** Fields that somebody else changed since the form was opened: theirs or mine, chosen one by one; nothing is lost. */
export function Conflicts<Field extends string>({ labels, when, show }: Props<Field>) {
  const { state } = use(FormContext);
  if (!state.conflicts) return null;
  const names: Readonly<Record<string, string>> = labels;
  return (
    <div role="alert" tabIndex={-1} data-form-message="" className="outline-none">
      <Notice tone="due" label="Changed meanwhile" sentence={state.message}>
        <div className="grid gap-3 pt-1">
          {state.conflicts.map((conflict) => (
            <Choice
              key={`${conflict.field}${conflict.at}`}
              conflict={conflict}
              label={names[conflict.field] ?? conflict.field}
              {...{ when, show }}
            />
          ))}
        </div>
        <p className="pt-2">Then save again. What only they changed stands already as they wrote it.</p>
      </Notice>
    </div>
  );
}

type ChoiceProps = { conflict: Conflict; label: string } & Pick<Props<string>, "when" | "show">;

function Choice({ conflict: { field, before, theirs, by, at }, label, when, show }: ChoiceProps) {
  const [mine = ""] = useTyped(field);
  const shown = (value: string) => (value === "" ? <i>nothing</i> : <bdi>{show ? show(field, value) : value}</bdi>);
  const whose = [by, at === null ? null : when(at)].filter(Boolean).join(", ");
  return (
    <fieldset className="min-w-0">
      <legend className="p-0 font-medium text-ink">
        {label} <span className="font-normal text-ink-2">(it was: {shown(before)})</span>
      </legend>
      <input type="hidden" name={`seen.${field}`} value={theirs} />
      <Side field={field} side="theirs">
        {shown(theirs)} <span className="text-ink-2">· {whose || "somebody else"}</span>
      </Side>
      <Side field={field} side="mine">
        {shown(mine)} <span className="text-ink-2">· you, not saved yet</span>
      </Side>
    </fieldset>
  );
}

function Side({ field, side, children }: { field: string; side: "theirs" | "mine"; children: ReactNode }) {
  return (
    <label className="flex cursor-pointer items-start gap-2 py-1 text-ink pointer-coarse:min-h-11 pointer-coarse:py-2.5">
      <input
        type="radio"
        name={`take.${field}`}
        value={side}
        className="mt-[0.1875rem] size-4 shrink-0 accent-kept pointer-coarse:size-5"
      />
      <span className="min-w-0 break-words text-[0.9375rem]">{children}</span>
    </label>
  );
}
