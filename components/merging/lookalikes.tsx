"use client";

import { formatDay } from "@/components/format/time";
import { formatLength } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { Lookalike } from "@/server/domain/lookalike";
import { reasonLine } from "./reason-words";

/** Who is known already and may be the customer that is being written down; the likely ones before the household. */
export function Lookalikes({ found }: { found: readonly Lookalike[] }) {
  return (
    <ul className="small">
      {found.map((one) => (
        <li key={one.id} className="border-line border-t py-2 first:border-t-0">
          <Link href={`/customers/${one.id}`} className="font-medium">
            <bdi>{one.name}</bdi>
          </Link>{" "}
          <span className="text-ink-2">{detailsOf(one)}</span>
          <span className="block text-ink-3">
            {reasonLine(one.reasons)}
            {one.level === "household" ? ", under another name: perhaps the same household" : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ place, months, lastOn }: Lookalike): string {
  const parts = [
    place,
    months === null ? "not bought yet" : `with us ${formatLength(months)}`,
    lastOn ? `last bought ${formatDay(lastOn)}` : null,
  ];
  return parts.filter(Boolean).join(" · ");
}
