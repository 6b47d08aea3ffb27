"use client";

import { Meanings } from "@/components/ui/meanings";
import { enoughForFinding } from "@/server/domain/finding";
import { numberDefinitions } from "@/server/domain/number-report";

const definitions = [
  [
    "The lapse threshold",
    `is a number of days without a purchase. On its last day a customer is active still; on the day after, lost (version ${numberDefinitions.movement}).`,
  ],
  [
    "A return",
    "is a purchase day after another; the days between the two are its gap. Several orders on one day are none.",
  ],
  [
    "Suggested",
    `are the days within which four in five returns on record came, from ${enoughForFinding} returns on. Who never bought again has no gap and is not in it, so that it can only be a beginning: a person decides, with a reason.`,
  ],
  [
    "What it would change",
    "was counted by the database on the day of the proposal, under the threshold in force then and under the proposed one. Active and lost together are all who had ever bought.",
  ],
  [
    "From then on",
    "every number is worked out under the new threshold, past ones too. What was reported stays as it was, with the threshold it was counted under.",
  ],
] as const;

/** What the threshold means, and where what is suggested comes from. */
export function ThresholdDefinitions() {
  return <Meanings words={definitions} />;
}
