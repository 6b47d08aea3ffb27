import type { ReactNode } from "react";
import { classes } from "./classes";

export type Tone = "plain" | "kept" | "due" | "broken";

const grounds: Record<Tone, string> = {
  plain: "border-line-strong bg-sunken dark:bg-surface",
  kept: "border-kept bg-kept-soft",
  due: "border-due bg-due-soft",
  broken: "border-broken bg-broken-soft",
};

const inks: Record<Tone, string> = { plain: "", kept: "text-kept", due: "text-due", broken: "text-broken" };

type Props = {
  tone?: Tone | undefined;
  /** The word beside the colour. */
  label?: ReactNode;
  /** The one sentence, in the serif; `children` then explain it in small print. */
  sentence?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
};

/** Something said aside: what to say, what to know, what went wrong. */
export function Notice({ tone = "plain", label, sentence, className, children }: Props) {
  return (
    <div className={classes("rounded-r-md border-l-3 px-4 py-3", grounds[tone], className)}>
      {label ? <p className={classes("label", inks[tone])}>{label}</p> : null}
      {sentence ? <p className="font-serif text-lg leading-snug">{sentence}</p> : null}
      {children ? <div className={sentence ? "small mt-1.5 text-ink-2" : ""}>{children}</div> : null}
    </div>
  );
}
