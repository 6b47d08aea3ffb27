import type { ThanksWish } from "@/server/domain/preference";

/** How customers of a segment are thanked unless they wish otherwise. */
export const thanksWords: Record<ThanksWish, string> = {
  call: "By a call",
  note: "By a note",
  perk: "By something they can use",
  none: "Not at all",
};
