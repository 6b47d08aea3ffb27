import type { ReactNode } from "react";

/** What a person said, word for word, and who and when. */
export function Quote({ by, children }: { by?: ReactNode; children: ReactNode }) {
  return (
    <figure className="border-line-strong border-l-2 pl-4.5">
      <blockquote className="body-serif italic">{children}</blockquote>
      {by ? <figcaption className="small mt-1 text-ink-3">{by}</figcaption> : null}
    </figure>
  );
}
