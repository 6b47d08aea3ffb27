"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { Mile } from "@/server/miles/queries";

/** Stories, the one told last first. No count stands beside a name. */
export function MileStories({ miles, thisYear }: { miles: readonly Mile[]; thisYear: number }) {
  return (
    <ol className="max-w-3xl">
      {miles.map((mile) => (
        <li key={mile.id} className="border-line border-t py-5 first:border-t-0">
          <p className="body-serif whitespace-pre-line">
            {mile.words === null ? <span className="text-ink-3">Words erased</span> : <bdi>{mile.words}</bdi>}
          </p>
          <p className="small mt-1.5 text-ink-3">
            <span className="text-ink-2">{mile.person}</span>
            {mile.team ? `, ${mile.team}` : ""}, for{" "}
            <Link href={`/customers/${mile.customerId}`}>
              <bdi>{mile.customerName}</bdi>
            </Link>{" "}
            · <time dateTime={mile.happenedOn}>{formatDay(mile.happenedOn, "short", thisYear)}</time> ·{" "}
            <Link href={`/recognition/colleagues?to=${mile.personId}`}>Thank {mile.person.split(" ")[0]}</Link>
          </p>
        </li>
      ))}
    </ol>
  );
}
