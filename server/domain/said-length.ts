/** White space, and what takes a place without being seen. */
const unseen =
  /(?:[\s\p{Cc}]|[\u00A0\u00AD\u115F\u1160\u1680\u180E\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFEFF\uFFA0]|\u034F|[\uFE00-\uFE0F]|[\u2000-\u200C]|[\u200D-\u200F])+/gu;

/** How many characters words say; nothing unseen is counted but one space between words. Agrees with said_length. */
export function saidLength(words: string | null): number {
  return Array.from((words ?? "").replace(unseen, " ").trim()).length;
}
