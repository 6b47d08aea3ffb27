"use client";

import { Meanings } from "@/components/ui/meanings";

const definitions = [
  ["A level", "is a customer’s latest answer within the window, once per customer, whoever they were merged with."],
  ["Moved", "is who answered in this period and in the one before, from the level then to the level now."],
  [
    "Net movement",
    "is those who moved up less those who moved down, of all who answered in both, with Tango’s interval for pairs.",
  ],
  [
    "A control chart",
    "draws what chance alone explains: Laney’s p′ for a share, u′ for events of which there can be more than one each. Its limits come from the first twelve whole months on record and stay.",
  ],
  [
    "A signal",
    "is a month beyond a limit, seven in a row on one side or in one direction, or two of three near a limit.",
  ],
  [
    "Share of wallet",
    "is what they bought from us in twelve months over that and what they buy elsewhere, from the newest estimate that has not expired.",
  ],
  ["All of these", "are counted in version 1 of the rules."],
] as const;

/** How the numbers of experience are counted, in the version that holds. */
export function ExperienceDefinitions() {
  return <Meanings words={definitions} />;
}
