import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";

type Props = { label: string; title: string; children: ReactNode; actions?: ReactNode };

/** A page that is not what was asked for: what happened, what was kept, what to do. */
export function WayOut({ label, title, children, actions }: Props) {
  return (
    <div className="max-w-prose py-4">
      <p className="label">{label}</p>
      <h1 className="headline mt-1">{title}</h1>
      <div className="mt-3 text-ink-2">{children}</div>
      <div className="mt-5 flex flex-wrap gap-2">
        {actions}
        <LinkButton href="/">Find a customer</LinkButton>
      </div>
    </div>
  );
}
