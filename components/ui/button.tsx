import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass, classes } from "./classes";
import { Link } from "./link";

type Look = { look?: ButtonLook | undefined; size?: "normal" | "small" | undefined };

/** A button that is not the submit of a form with fields (that is SubmitButton). */
export function Button({ look, size, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={classes(buttonClass(look, size), className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ look, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={classes(buttonClass(look, size), className)} {...rest} />;
}
