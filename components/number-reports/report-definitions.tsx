"use client";

import { Meanings } from "@/components/ui/meanings";
import type { ReportFigure } from "@/server/domain/number-report";

type Props = {
  /** The version of each definition by which the report was counted. */
  definitions: Readonly<Record<ReportFigure, number>>;
  lapseDays: number | null;
};

const meanings: Readonly<Record<ReportFigure, (lapse: string) => readonly [string, string]>> = {
  movement: (lapse) => [
    "Active, new, won back, lost",
    `Active is who bought within ${lapse}; lost is who stopped being so, won back who bought again after that. Somebody can be lost and won back several times in a quarter, and counts each time, so that opening + new + won back − lost = closing.`,
  ],
  customers: () => [
    "Had ever bought",
    "Customers with a purchase day by the quarter’s end; those found to be the same are one.",
  ],
  earlyRepeat: () => [
    "Bought again within 90 days",
    "Of those who first bought so long ago that their 90 days ended within the quarter.",
  ],
  winBack: (lapse) => [
    "Won back within a year",
    `Of all times somebody was lost (no purchase within ${lapse}) whose 365 days afterwards ended within the quarter. Times, not customers: who was lost twice counts twice.`,
  ],
  value: () => [
    "Bought in the quarter",
    "Customers with a purchase in the organisation’s currency, their purchase days, and what they paid, refunds of the quarter taken off.",
  ],
};

const order = ["movement", "customers", "earlyRepeat", "winBack", "value"] as const;

/** What the figures of a report mean, each in the version by which it was counted. */
export function ReportDefinitions({ definitions, lapseDays }: Props) {
  const lapse = lapseDays === null ? "the lapse threshold" : `${lapseDays} days`;
  const words = order.map((figure) => {
    const [word, meaning] = meanings[figure](lapse);
    return [word, `(version ${definitions[figure]}): ${meaning}`] as const;
  });
  return <Meanings words={words} />;
}
