"use client";

import { Link } from "@/components/ui/link";
import { NavList } from "./nav-list";
import { PersonLine } from "./person-line";
import type { Counts, Person } from "./shell";

/** The rooms, down the left side of anything wider than a phone. */
export function Rail({ person, counts }: { person: Person; counts: Counts }) {
  return (
    <nav
      aria-label="Rooms"
      className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-line border-r px-3 pt-4 pb-5 md:flex print:hidden"
    >
      <Link href="/" className="mb-3 px-2 py-1 font-semibold font-serif text-[1.0625rem] no-underline">
        Standpoint
      </Link>
      <NavList counts={counts} />
      <div className="mt-auto pt-4">
        <div className="border-line border-t px-2 pt-2">
          <PersonLine person={person} />
        </div>
      </div>
    </nav>
  );
}
