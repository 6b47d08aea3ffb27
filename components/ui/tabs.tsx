"use client";

import { classes } from "./classes";
import { Link } from "./link";

export type Tab = { href: string; label: string; count?: number | undefined; current?: boolean | undefined };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** On a phone they stand in several lines instead of going on beyond the edge. */
  wraps?: boolean | undefined;
};

/** Ways to look at the same list, as links: shareable, and there before JavaScript is. */
export function Tabs({ label, tabs, wraps }: TabsProps) {
  return (
    <nav aria-label={label} className="border-line border-b print:hidden">
      <ul className={classes("-mb-px flex gap-x-5", wraps ? "max-md:flex-wrap md:overflow-x-auto" : "overflow-x-auto")}>
        {tabs.map(({ href, label: words, count, current }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={classes(
                "flex h-9 items-center gap-1.5 border-b-2 text-sm no-underline -outline-offset-2 pointer-coarse:h-11",
                current ? "border-ink font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {words}
              {count === undefined ? null : (
                <span className="num small text-ink-3">{count.toLocaleString("en-GB")}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same in a line of small words, beside a section's heading. */
export function Filters({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="small flex flex-wrap gap-x-3.5 font-normal">
        {tabs.map(({ href, label: words, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={classes(
                "inline-flex min-h-6 min-w-6 items-center py-0.5 no-underline pointer-coarse:min-h-11",
                current ? "font-medium text-ink" : "text-ink-3 hover:text-ink hover:underline",
              )}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
