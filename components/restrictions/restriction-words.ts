import type { RestrictionState } from "@/server/domain/restriction";

/** Where a restriction stands, as a word with its colour. */
export const restrictionWords: Record<RestrictionState, { word: string; ink: string }> = {
  holds: { word: "Holds", ink: "text-due" },
  ahead: { word: "Holds later", ink: "text-ink-2" },
  not_backed: { word: "Nothing stands behind it", ink: "text-broken" },
  ended: { word: "Ended", ink: "text-ink-2" },
  over: { word: "Over", ink: "text-ink-2" },
};
