"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass, classes } from "./classes";

type Props = Omit<ComponentProps<"button">, "type" | "children"> & {
  look?: ButtonLook | undefined;
  size?: "normal" | "small" | undefined;
  /** What it says while the server works. */
  pending?: string | undefined;
  children: ReactNode;
};

/** Sends the form once. A form may have several (`name` and `value` say which was pressed). */
export function SubmitButton({ look = "primary", size, pending = "Saving…", className, children, ...rest }: Props) {
  const status = useFormStatus();
  const pressed = status.pending && (!rest.name || status.data?.get(rest.name) === rest.value);
  return (
    <button type="submit" disabled={status.pending} className={classes(buttonClass(look, size), className)} {...rest}>
      {/* Both words keep their room, so nothing jumps. */}
      <span className="grid justify-items-center [&>span]:col-start-1 [&>span]:row-start-1">
        <span className={pressed ? "invisible" : undefined}>{children}</span>
        <span className={pressed ? undefined : "invisible"} aria-hidden={!pressed}>
          {pending}
        </span>
      </span>
    </button>
  );
}
