"use client";

import type { ComponentProps } from "react";
import { classes, controlClass } from "./classes";
import { useControl } from "./form-context";

/** Several lines, growing with what is written where the browser can. `said` sets people's own words in the serif. */
export function Textarea({
  className,
  name,
  id,
  defaultValue,
  rows = 3,
  said,
  ...rest
}: ComponentProps<"textarea"> & { said?: boolean | undefined }) {
  const control = useControl({ name, id });
  return (
    <textarea
      key={control.turn}
      id={control.id}
      name={control.name}
      rows={rows}
      required={control.required}
      defaultValue={control.typed ?? defaultValue}
      className={classes(controlClass, "resize-y py-2 [field-sizing:content]", said && "said", className)}
      style={{ minHeight: `${rows * 1.5 + 1.125}em` }}
      {...control.aria}
      {...rest}
    />
  );
}
