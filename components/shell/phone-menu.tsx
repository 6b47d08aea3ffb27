"use client";

import { usePathname } from "next/navigation";
import { buttonClass, classes } from "@/components/ui/classes";
import { NavList, upToHundred } from "./nav-list";
import { PersonLine } from "./person-line";
import type { Counts, Person } from "./shell";

/** The rail of a phone: the browser's own details, so it opens without JavaScript. A new page closes it. */
export function PhoneMenu({ person, counts }: { person: Person; counts: Counts }) {
  const waiting = counts.waiting + counts.overdue + counts.unread;
  return (
    <details key={usePathname()} className="group shrink-0 md:hidden">
      <summary className={classes(buttonClass(), "list-none [&::-webkit-details-marker]:hidden")}>
        <span className="group-open:hidden">Menu</span>
        <span className="hidden group-open:inline">Close</span>
        {waiting > 0 ? (
          <span className="num text-due text-xs">
            {upToHundred(waiting)}
            <span className="sr-only"> waiting, overdue or unread</span>
          </span>
        ) : null}
      </summary>
      <div className="absolute inset-x-0 top-full z-30 border-line-strong border-b bg-paper px-2 pt-2 pb-4">
        <nav aria-label="Rooms">
          <NavList counts={counts} />
        </nav>
        <div className="mt-3 border-line border-t px-2 pt-2">
          <PersonLine person={person} />
        </div>
      </div>
    </details>
  );
}
