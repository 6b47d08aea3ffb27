import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = { summary: ReactNode; open?: boolean | undefined; className?: string | undefined; children: ReactNode };

/** More, when asked for. The browser's own details: no script needed. */
export function Disclosure({ summary, open, className, children }: Props) {
  return (
    // Whoever opens it before React is there has opened it: nothing to complain about.
    <details open={open} className={classes("group", className)} suppressHydrationWarning>
      <summary className="small inline-flex list-none items-center gap-1.5 rounded-sm py-1 text-ink-2 hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="text-ink-3 motion-safe:transition-transform group-open:rotate-90">
          ›
        </span>
        <span className="underline decoration-line-strong underline-offset-3">{summary}</span>
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
