import { kindWords } from "@/components/promises/promise-words";
import type { Plan } from "@/server/confirmations/queries";
import { counted } from "../format/words";

/** A version of the plan as a sentence. */
export function planSentence({ isAsking, share, atLeast, highStakes, linkDays, restDays }: Plan): string {
  if (!isAsking) return "Nobody is asked.";
  const everybody = [...highStakes.map((kind) => kindWords[kind].toLowerCase()), "moments of truth", "the charter"];
  return [
    "Everybody is asked about a time or a cancellation that was their own wish,",
    `and about ${everybody.join(", ")};`,
    `of the rest ${share}% by chance, at least ${atLeast} a month.`,
    `A link opens for ${counted(linkDays, "day")}; a customer rests for ${counted(restDays, "day")}.`,
  ].join(" ");
}
