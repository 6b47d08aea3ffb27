"use client";

import type { ComponentProps } from "react";
import { classes, controlClass } from "./classes";
import { useControl } from "./form-context";

/** One line of text, a day, a number … (`type`). Takes name, value and fault from its Field. */
export function Input({ className, name, id, defaultValue, type = "text", ...rest }: ComponentProps<"input">) {
  const control = useControl({ name, id });
  return (
    <input
      key={control.turn}
      id={control.id}
      name={control.name}
      type={type}
      required={control.required}
      defaultValue={control.typed ?? defaultValue}
      className={classes(controlClass, "h-9 pointer-coarse:h-11", className)}
      {...control.aria}
      {...rest}
    />
  );
}
