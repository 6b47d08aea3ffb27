import type { ReactNode } from "react";

type Props = {
  /** The line above: what kind of thing this is, its number, its owner. */
  label?: ReactNode;
  title: ReactNode;
  /** The line below: its state, its next date. */
  children?: ReactNode;
  /** Buttons; the primary one first. */
  actions?: ReactNode;
};

/** The head of a page: one headline, what can be done beside it. */
export function PageHead({ label, title, children, actions }: Props) {
  return (
    <header className="flex flex-col gap-3 pb-4 md:flex-row md:items-end md:justify-between md:gap-6">
      <div className="min-w-0">
        {label ? <p className="label mb-1">{label}</p> : null}
        <h1 className="headline">{title}</h1>
        {children ? <div className="mt-1 text-ink-2">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
