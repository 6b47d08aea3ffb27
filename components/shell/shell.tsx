"use client";

import type { ReactNode } from "react";
import { DoneNote } from "@/components/format/done-note";
import { Keyboard } from "./keyboard";
import { Rail } from "./rail";
import { TopBar } from "./top-bar";

export type Person = { name: string; department: string; role: string };
/** What waits, and `unread` of the inbox: 100 is a hundred or more. */
export type Counts = { waiting: number; overdue: number; unread: number };

type Props = {
  person: Person;
  counts: Counts;
  /** The organisation is invented, and every page says so. */
  demo: boolean;
  /** The person has switched single-key shortcuts off. */
  keysOff: boolean;
  children: ReactNode;
};

/** What stands around every page of the staff: the rail, the find box, the keys. */
export function Shell({ person, counts, demo, keysOff, children }: Props) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[11.5rem_minmax(0,1fr)] print:block">
      <Rail person={person} counts={counts} />
      <div className="min-w-0">
        <TopBar person={person} counts={counts} demo={demo} keysOff={keysOff} />
        <main
          id="main"
          tabIndex={-1}
          className="max-w-[72.5rem] px-4 pt-4 pb-12 outline-none md:px-8 md:pt-6 print:max-w-none print:p-0"
        >
          <DoneNote />
          {children}
        </main>
      </div>
      <Keyboard keysOff={keysOff} />
    </div>
  );
}
