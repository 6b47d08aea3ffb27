"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Meanings } from "@/components/ui/meanings";
import { buyingVersion } from "@/server/domain/buying";
import { worthVersion } from "@/server/domain/concentration";
import type { Overview } from "@/server/numbers/queries/overview";

type Props = { threshold: Overview["threshold"]; maySet: boolean };

/** How the numbers on this page are counted, in plain words, each in the version that holds. */
export function Definitions({ threshold, maySet }: Props) {
  const definitions = [
    [
      "A purchase day",
      "is a day on which a customer bought, however many orders that were. A free order makes one; a refund does not.",
    ],
    ["Active", "is who bought within the lapse threshold. On the last day of it still; on the day after, lost."],
    [
      "Won back",
      "is who buys again after having been lost. Somebody can be lost and won back several times, and counts each time.",
    ],
    [
      "Customers",
      "are counted once each: those found to be the same are one. Who has not bought yet is counted apart and is in no share.",
    ],
    [
      "More, fewer, less",
      "is only said where the interval of 95% of the difference leaves no doubt of its direction, and never of fewer than twenty. Under ten there is no percentage.",
    ],
    [
      "Late entries",
      "change past figures: every number is worked out from the purchases on record now, by the day they were made. What was reported stays as it was, under Reports.",
    ],
    [
      "What one customer buys",
      `is counted of those who bought in the year (version ${buyingVersion}); its interval is that of a median, between two customers in order.`,
    ],
    [
      "How much hangs on a few",
      `is counted over everything each has ever bought, refunds taken off (version ${worthVersion}).`,
    ],
  ] as const;
  return (
    <Meanings words={definitions}>{threshold ? <InForce threshold={threshold} maySet={maySet} /> : null}</Meanings>
  );
}

function InForce({ threshold, maySet }: { threshold: NonNullable<Overview["threshold"]>; maySet: boolean }) {
  const { days, reason, setBy, setOn, version } = threshold;
  return (
    <div>
      <dt className="inline font-medium text-ink">The lapse threshold</dt>{" "}
      <dd className="inline">
        is {days} days: version {version}, in force since {formatDay(setOn)}, set by {setBy}: “{reason}”{" "}
        <Link href="/numbers/threshold" className="whitespace-nowrap">
          {maySet ? "Change it" : "How it came about"}
        </Link>
      </dd>
    </div>
  );
}
