"use client";

import { counted } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Holder } from "@/server/promises/queries/hand-over";

/** Who owns open promises, those who are away or have left first. */
export function Holders({ holders, chosen }: { holders: readonly Holder[]; chosen: string }) {
  return (
    <Section
      title="Whose"
      aside={counted(holders.length, "person", "people")}
      className={chosen ? "max-lg:hidden" : undefined}
    >
      <ul>
        {holders.map((holder) => (
          <li key={holder.id} className="border-line border-t">
            <Link
              href={`/promises/hand-over?from=${holder.id}`}
              aria-current={holder.id === chosen ? "page" : undefined}
              className={classes(
                "block py-2 no-underline hover:underline pointer-coarse:min-h-11",
                holder.id === chosen ? "font-medium" : "",
              )}
            >
              <span className="block">{holder.name}</span>
              <span className="small block text-ink-3">
                {holder.hasLeft ? <span className="font-medium text-broken">has left · </span> : null}
                {holder.isAway ? <span className="font-medium text-due">away · </span> : null}
                {holder.department} · {holder.open} open
                {holder.overdue > 0 ? <span className="text-broken">, {holder.overdue} overdue</span> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
