import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = {
  title: ReactNode;
  /** Beside the heading: a count, filters, a link. */
  aside?: ReactNode;
  id?: string | undefined;
  /** A hairline above; lists that begin with their own go without. */
  ruled?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A part of a page under its own small heading. */
export function Section({ title, aside, id, ruled = false, className, children }: Props) {
  return (
    <section id={id} className={classes("mb-7", ruled && "border-line border-t pt-4", className)}>
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-sm">{title}</h2>
        {aside ? <div className="small text-ink-3">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
