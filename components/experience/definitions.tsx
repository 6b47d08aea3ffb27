import { versionWords } from "@/components/counts/version-words";
import { Meanings } from "@/components/ui/meanings";
import type { Standing } from "@/server/counts/queries/standing";

const definitions = [
  ["A level", "is a customer’s latest answer within the window, once per customer, whoever they were merged with."],
  ["Moved", "is who answered in this period and in the one before, from the level then to the level now."],
  [
    "Net movement",
    "is those who moved up less those who moved down, of all who answered in both. Its interval is one for pairs, as the same people stand on both sides (Tango 1998).",
  ],
  [
    "A control chart",
    "draws between which lines a month lies by chance alone. They are wider where months differ more among each other than the numbers in them explain; the spread under a chart says how much, 1 is chance alone (Laney 2002: p′ for a share, u′ for events of which there can be more than one each). The lines come from the first twelve whole months on record and stay.",
  ],
  [
    "A signal",
    "is a month beyond a limit, seven in a row on one side or in one direction, or two of three near a limit.",
  ],
  [
    "Share of wallet",
    "is what they bought from us in twelve months over that and what they buy elsewhere, from the newest estimate that has not expired.",
  ],
  [
    "Net score",
    "is those who gave 9 or 10 less those who gave 0 to 6, of all who answered, and stands beside all eleven counts. Its interval is one for two shares of the same answers (Tango 1998).",
  ],
  ["Avoidable", "is a contact that somebody here judged should not have been needed, of all that were judged."],
  [
    "Complaints, returns",
    "are issues of that kind by the month they were opened, and lines of money given back by the month they were. One customer may have several.",
  ],
  [
    "Retention",
    "is who was active a year ago and is active now, also after having been lost in between, under the lapse threshold.",
  ],
  [
    "Positive word of mouth",
    "is who, in the year, told others of us, recommended us, or sent somebody, as far as one of us wrote it down.",
  ],
] as const;

/** What the page is drawn from. */
export const experienceTables = ["feelings", "experienceMonths", "scores", "signs"] as const;

/** How the numbers of experience are counted, in the versions that hold. */
export function ExperienceDefinitions({ standing }: { standing: Standing }) {
  return <Meanings words={[...definitions, versionWords(standing, experienceTables)]} />;
}
