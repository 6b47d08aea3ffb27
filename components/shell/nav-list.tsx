"use client";

import { usePathname } from "next/navigation";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { placeOf, places } from "./places";
import type { Counts } from "./shell";

/** The rooms as links, with what waits in them; the room one is in shows what lies in it. */
export function NavList({ counts }: { counts: Counts }) {
  const here = placeOf(usePathname());
  return (
    <ul className="grid gap-0.5 text-sm">
      {places.map(({ href, label, within = [] }) => (
        <li key={href}>
          <Entry href={href} isHere={href === here}>
            {label}
            <Badge href={href} counts={counts} />
          </Entry>
          {href === here || within.some((inner) => inner.href === here) ? (
            <ul className="ml-3 grid gap-0.5 border-line border-l pl-1 empty:hidden">
              {within.map((inner) => (
                <li key={inner.href}>
                  <Entry href={inner.href} isHere={inner.href === here}>
                    {inner.label}
                  </Entry>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Entry({ href, isHere, children }: { href: string; isHere: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={classes(
        "flex min-h-[2.1875rem] items-center justify-between gap-2 rounded-md px-2 no-underline pointer-coarse:min-h-11",
        isHere
          ? "bg-sunken font-medium text-ink dark:bg-surface"
          : "text-ink-2 hover:bg-sunken hover:text-ink dark:hover:bg-surface",
      )}
    >
      {children}
    </Link>
  );
}

/** Counts end at a hundred: what is more is not looked for. */
export const upToHundred = (count: number) => (count < 100 ? count : "99+");

function Badge({ href, counts: { waiting, overdue, unread } }: { href: string; counts: Counts }) {
  if (href === "/waiting" && waiting > 0)
    return <span className="num font-normal text-due text-xs">{upToHundred(waiting)}</span>;
  if (href === "/inbox" && unread > 0)
    return (
      <span className="num font-normal text-due text-xs">
        {upToHundred(unread)}
        <span className="sr-only"> unread</span>
      </span>
    );
  if (href === "/promises" && overdue > 0)
    return <span className="num whitespace-nowrap font-normal text-broken text-xs">{overdue} overdue</span>;
  return null;
}
