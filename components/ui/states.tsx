import type { ReactNode } from "react";

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here, and what to do first. */
export function EmptyState({ title, children, action }: EmptyProps) {
  return (
    <div className="max-w-prose py-6">
      <p className="finding">{title}</p>
      {children ? <div className="mt-1 text-ink-2">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}

/** You may not. `right` is the sentence that names the right which is needed (orDenied gives it). */
export function Denied({ right, children }: { right: string; children?: ReactNode }) {
  return (
    <div className="max-w-prose py-4">
      <p className="label text-due">Not yours to open</p>
      <h1 className="headline mt-1">You do not have the right for this page</h1>
      <p className="mt-3 text-ink-2">{right} An administrator can change what you may do.</p>
      {children ? <div className="mt-4">{children}</div> : null}
    </div>
  );
}
