"use client";

import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { actWords } from "@/components/limits/goodwill-words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Recovery } from "@/server/promises/queries/put-right";
import { Said } from "./said";

type Props = { recoveries: readonly Recovery[]; now: Date; zone: string };

/** How a broken promise was put right: what was said, given and promised then. */
export function Recoveries({ recoveries, now, zone }: Props) {
  return (
    <Section title="Put right" className="max-w-2xl">
      <ol>
        {recoveries.map((recovery) => (
          <li key={recovery.id} className="border-line border-t py-2.5">
            <p className="said">
              <Said words={recovery.said} />
            </p>
            <p className="small text-ink-3">
              {recovery.by}, {formatMoment(recovery.at, now, zone)} · {givenWords(recovery)}
            </p>
            {recovery.newPromise ? (
              <p className="small text-ink-2">
                Promised then:{" "}
                <Link href={`/promises/${recovery.newPromise.id}`} className="said">
                  <Said words={recovery.newPromise.said} />
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function givenWords({ remedy, gift }: Recovery): string {
  if (gift) return `${actWords[gift.act]} given, ${formatMoney(gift.amountMinor, gift.currency)}`;
  return remedy === "charter" ? "with what the charter says" : "with our word";
}
