"use client";

import { Meanings } from "@/components/ui/meanings";
import { worthVersion } from "@/server/domain/concentration";
import { rfmLookBack, rfmVersion } from "@/server/domain/rfm-grid";

const definitions = [
  [
    "Recency, frequency, money",
    `are looked at over the last ${rfmLookBack} days, always (version ${rfmVersion}): the last purchase day, how many purchase days, what was paid on them, refunds not taken off.`,
  ],
  [
    "A score",
    "from 1 to 5 says how many are at or below: 5 × the share of customers with as much or less, rounded up. 5 is the latest, the most often, the most money.",
  ],
  [
    "Scores are relative:",
    "somebody’s score can change because others bought. So every number opens its customers by days and amounts, which do not.",
  ],
  [
    "A score nobody has",
    "is shown as such. Where many are equal, all of them get the highest score they have together; splitting equals would be chance.",
  ],
  [
    "The curve and Gini",
    `count everything each customer has ever bought, refunds taken off; who had more back than they bought counts as nothing (version ${worthVersion}). Gini is 0 if all had bought the same and near 1 if one had bought everything. Lorenz 1905, Gini 1912.`,
  ],
  [
    "Money",
    "is in the organisation’s own currency, never converted. What was bought in another counts as a purchase and for nothing in money.",
  ],
] as const;

/** How the numbers of structure are counted, each in the version that holds. */
export function StructureDefinitions() {
  return <Meanings words={definitions} />;
}
