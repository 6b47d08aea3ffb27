import type { HoursSource } from "@/server/domain/due-calendar";

/** Whose hours they are, where they are not one's own. */
export function sourceWords(from: HoursSource): string {
  return from === "nobody" ? "nobody has stated any" : `the hours of the ${from}`;
}
