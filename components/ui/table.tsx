"use client";

import type { ReactNode } from "react";
import { classes } from "./classes";

type Column = { label: ReactNode; numeric?: boolean | undefined; className?: string | undefined };

type TableProps = {
  /** What the table holds, for those who hear it; `showLabel` prints it. */
  label: string;
  showLabel?: boolean | undefined;
  columns?: readonly Column[] | undefined;
  /** Rows become blocks on a phone; give each Td its `label`. Otherwise a wide table scrolls in its own frame. */
  stacks?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A table on hairlines. Children are Rows. */
export function Table({ label, showLabel, columns, stacks, className, children }: TableProps) {
  const table = (
    <table className={classes("w-full border-collapse text-sm", stacks ? "stacks" : "holds-names", className)}>
      <caption className={showLabel ? "pb-1 text-left font-semibold text-sm" : "sr-only"}>{label}</caption>
      {columns ? <Head columns={columns} /> : null}
      <tbody>{children}</tbody>
    </table>
  );
  if (stacks) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="scrolls-sideways">
      {table}
    </section>
  );
}

function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ label, numeric, className }, index) => (
          <th
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
            key={index}
            scope="col"
            className={classes(
              "whitespace-nowrap py-1.5 pr-3 align-bottom font-medium text-ink-3 text-xs last:pr-0 max-md:whitespace-normal print:whitespace-normal",
              numeric ? "text-right" : "text-left",
              className,
            )}
          >
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** One row; `sum` for the line a column adds up to. */
export function Row({
  sum,
  className,
  children,
}: {
  sum?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <tr className={classes("border-t", sum ? "border-line-strong font-semibold" : "border-line", className)}>
      {children}
    </tr>
  );
}

type TdProps = {
  numeric?: boolean | undefined;
  /** The column's name, shown before the cell where rows stack. */
  label?: string | undefined;
  /** The cell that names the row. */
  heads?: boolean | undefined;
  className?: string | undefined;
  colSpan?: number | undefined;
  children?: ReactNode;
};

export function Td({ numeric, label, heads, className, colSpan, children }: TdProps) {
  const looks = classes(
    "py-2 pr-3 align-top font-[inherit] last:pr-0 print:py-1",
    numeric ? "num text-right" : "text-left",
    className,
  );
  return heads ? (
    <th scope="row" colSpan={colSpan} className={looks}>
      {children}
    </th>
  ) : (
    <td colSpan={colSpan} data-label={label} className={looks}>
      {children}
    </td>
  );
}
