import type { ReactNode } from "react";

export type Fact = { label: ReactNode; value: ReactNode };

/** Labelled facts down the side of a document. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="small grid grid-cols-2 gap-3.5 md:grid-cols-1">
      {facts.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts do not move
        <div key={index}>
          <dt className="font-medium text-ink-3 text-xs">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
