"use client";

import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import type { Unlogged } from "@/server/listening/queries/unlogged";
import { Said } from "../promises/said";
import { throughWords, toldWords } from "./words";

type Props = { unlogged: readonly Unlogged[]; now: Date; zone: string };

/** What was promised and nobody wrote down, the one found last first. */
export function UnloggedList({ unlogged, now, zone }: Props) {
  return (
    <ol aria-label="Promises nobody logged">
      {unlogged.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-5 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)_13rem]"
        >
          <span className="small text-ink-3">
            <Moment at={new Date(one.at)} now={now} zone={zone} show="absolute" />
          </span>
          <span className="min-w-0">
            <Link href={`/promises/unlogged/${one.id}`} className="said no-underline hover:underline">
              <Said words={one.said} />
            </Link>
            <span className="small block text-ink-3">
              <Link href={`/customers/${one.customer.id}`} className="inline-block min-h-6 text-ink-2">
                <bdi>{one.customer.name}</bdi>
              </Link>
              {one.team ? ` · ${one.team}` : null}
            </span>
          </span>
          <span className="small text-ink-2">
            {throughWords[one.through]}
            <span className="block text-ink-3">
              {toldWords[one.told]}
              {one.answer ? ", put right since" : null}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
