"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { FindBox } from "./find-box";
import { PhoneMenu } from "./phone-menu";
import type { Counts, Person } from "./shell";

type Props = { person: Person; counts: Counts; demo: boolean; keysOff: boolean };

/** The find box over every page; the page Find has its own, larger one. */
export function TopBar({ person, counts, demo, keysOff }: Props) {
  const isFind = usePathname() === "/";
  return (
    <header className="relative border-line border-b print:hidden">
      <div className="flex min-h-[3.875rem] items-center gap-4 px-4 md:px-8">
        {isFind ? (
          <Link href="/" className="flex-1 font-semibold font-serif text-[1.0625rem] no-underline md:hidden">
            Standpoint
          </Link>
        ) : (
          <FindBox keysOff={keysOff} />
        )}
        {demo ? <DemoNote className="hidden md:block" /> : null}
        <PhoneMenu person={person} counts={counts} />
      </div>
      {demo ? <DemoNote className="border-line border-t px-4 py-1 md:hidden" /> : null}
    </header>
  );
}

function DemoNote({ className }: { className: string }) {
  return <p className={`small text-ink-3 ${className}`}>Demo company: everybody here is invented.</p>;
}
