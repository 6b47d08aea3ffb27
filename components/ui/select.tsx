"use client";

import type { ComponentProps } from "react";
import { classes, controlClass } from "./classes";
import { useControl } from "./form-context";

export type Option = { value: string; label: string; hint?: string | undefined };

type Props = Omit<ComponentProps<"select">, "children"> & {
  options: readonly Option[];
  /** The words for "nothing chosen"; without them the first option is chosen. */
  blank?: string | undefined;
};

/** The browser's own select: it works everywhere, also under a thumb. */
export function Select({ options, blank, className, name, id, defaultValue, ...rest }: Props) {
  const control = useControl({ name, id });
  return (
    <select
      key={control.turn}
      id={control.id}
      name={control.name}
      required={control.required}
      defaultValue={control.typed ?? defaultValue}
      className={classes(controlClass, "h-9 px-2 pointer-coarse:h-11", className)}
      {...control.aria}
      {...rest}
    >
      {blank === undefined ? null : <option value="">{blank}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
