"use client";

import { type ReactNode, useId } from "react";
import { classes } from "./classes";
import { FieldContext, useFault } from "./form-context";

type Props = {
  name: string;
  label: ReactNode;
  /** One sentence that helps before typing. */
  hint?: ReactNode;
  required?: boolean | undefined;
  /** Says "optional" beside the label; give it where most fields are required. */
  optional?: boolean | undefined;
  /** For a RadioGroup or several Checkboxes: a fieldset with a legend instead of a label. */
  group?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/**
 * Label, hint and fault around one control, which takes its name from here. The hint stands below a single control,
 * so that neighbours line up, and above a group, where it is read before choosing.
 */
export function Field({ name, label, hint, required = false, optional, group, className, children }: Props) {
  const id = useId();
  const fault = useFault(name);
  const describedBy = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ") || undefined;
  const heading = (
    <>
      {label}
      {optional ? <span className="font-normal text-ink-3"> (optional)</span> : null}
    </>
  );
  const hinted = hint ? (
    <p id={`${id}-hint`} className={classes("small text-ink-3", group ? "mb-1" : "mt-1")}>
      {hint}
    </p>
  ) : null;
  const control = (
    <FieldContext value={{ name, id, describedBy, invalid: Boolean(fault), required }}>{children}</FieldContext>
  );
  const faulty = fault ? <Fault id={`${id}-fault`}>{fault}</Fault> : null;
  const headingClass = "mb-1 block p-0 font-medium text-sm";
  return group ? (
    <fieldset className={classes("min-w-0", className)} aria-describedby={describedBy}>
      <legend className={headingClass}>{heading}</legend>
      {hinted}
      {control}
      {faulty}
    </fieldset>
  ) : (
    <div className={classes("min-w-0", className)}>
      <label htmlFor={id} className={headingClass}>
        {heading}
      </label>
      {control}
      {hinted}
      {faulty}
    </div>
  );
}

/** What is wrong with one field, in a sentence; the sign stands beside the colour. */
export function Fault({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="small mt-1.5 flex gap-1.5 text-broken">
      <span aria-hidden="true">▲</span>
      <span>{children}</span>
    </p>
  );
}
