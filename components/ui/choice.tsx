"use client";

import type { ReactNode } from "react";
import { classes } from "./classes";
import { Fault } from "./field";
import { useControl, useFault, useIsUntouched, useTyped } from "./form-context";
import type { Option } from "./select";

const mark = "mt-[0.1875rem] size-4 shrink-0 accent-kept pointer-coarse:size-5 pointer-coarse:mt-0.5";
const line = "flex cursor-pointer items-start gap-2 py-1 pointer-coarse:min-h-11 pointer-coarse:py-2.5";

type GroupProps = {
  options: readonly Option[];
  name?: string | undefined;
  /** Chosen until somebody chooses. */
  defaultValue?: string | undefined;
  /** Side by side instead of one below the other. */
  inline?: boolean | undefined;
};

/** One of a few. Stands inside `<Field group>`, which gives the legend. */
export function RadioGroup({ options, name, defaultValue, inline }: GroupProps) {
  const control = useControl({ name });
  const untouched = useIsUntouched(control.name);
  const chosen = control.typed ?? (untouched ? defaultValue : undefined);
  return (
    <div key={control.turn} className={inline ? "flex flex-wrap gap-x-5" : "grid"}>
      {options.map(({ value, label, hint }) => (
        <label key={value} className={line}>
          <input
            type="radio"
            name={control.name}
            value={value}
            required={control.required}
            defaultChecked={chosen === value}
            className={mark}
            {...control.aria}
          />
          <Words label={label} hint={hint} />
        </label>
      ))}
    </div>
  );
}

type CheckboxProps = {
  /** Needed outside a Field; several boxes of one name make a list. */
  name?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
};

/** Yes or no, or one of several of the same name with their own `value`. Brings its own label. */
export function Checkbox({ name, label, hint, value = "on", defaultChecked = false }: CheckboxProps) {
  const control = useControl({ name });
  const typed = useTyped(control.name);
  const untouched = useIsUntouched(control.name);
  const fault = useFault(control.name);
  return (
    <div>
      <label className={line}>
        <input
          key={control.turn}
          type="checkbox"
          name={control.name}
          value={value}
          defaultChecked={untouched ? defaultChecked : typed.includes(value)}
          className={mark}
          {...control.aria}
        />
        <Words label={label} hint={hint} />
      </label>
      {fault && name ? <Fault>{fault}</Fault> : null}
    </div>
  );
}

function Words({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className={classes("min-w-0 text-[0.9375rem]")}>
      {label}
      {hint ? <span className="small block text-ink-3">{hint}</span> : null}
    </span>
  );
}
