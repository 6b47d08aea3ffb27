"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Meanings } from "@/components/ui/meanings";
import { buyingVersion } from "@/server/domain/buying";
import { worthVersion } from "@/server/domain/concentration";
import { numberDefinitions } from "@/server/domain/number-report";
import { winBackDays } from "@/server/domain/returning";
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
      `is who buys again after having been lost. Somebody can be lost and won back several times, and counts each time (version ${numberDefinitions.movement}).`,
    ],
    [
      "Bought again within so many days",
      `is, of all who first bought at least that long ago, who bought on a second day by the last of those days. Whoever says they came before our records counts by the first purchase we know (version ${numberDefinitions.earlyRepeat}).`,
    ],
    [
      "Won back within a year",
      `is, of all losses at least ${winBackDays} days ago, those followed by a purchase within ${winBackDays} days. Of all who were lost on one day it is another share, which falls as they are longer gone (version ${numberDefinitions.winBack}).`,
    ],
    [
      "Expected value",
      "is what a customer is expected to bring from today over the months the board has set, discounted, as a mean with its interval. Under Value stands how it is found, and what is known without a model.",
    ],
    [
      "Customers",
      "are counted once each: those found to be the same are one. Who has not bought yet is counted apart and is in no share.",
    ],
    [
      "More, fewer, less",
      "is only said where the interval of 95% of the difference leaves no doubt of its direction, and never of fewer than twenty. Under ten there is no percentage, under twenty it is grey. Years are held against each other when all of both have had the time.",
    ],
    [
      "Late entries",
      "change past figures: every number is worked out from the purchases on record now, by the day they were made. What was reported stays as it was, under Reports.",
    ],
    [
      "What one customer buys",
      `is counted of those who bought in the year: that is what active means of a year here (version ${buyingVersion}). Under the median stands its interval of 95%. A comparison takes the years for different customers, though many buy in both, and so is rather too careful.`,
    ],
    [
      "How much hangs on a few",
      `is counted over everything each has ever bought, refunds taken off (version ${worthVersion}).`,
    ],
    [
      "Money",
      "is in the organisation’s own currency, never converted. What was bought in another counts as a purchase and for nothing in money.",
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
