/** Why a customer is erased: the customer asked, the time for keeping them is over, it was never to be recorded, or a law says so. */
export const erasureReasons = ["asked", "retention", "mistake", "law"] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** The word that is typed instead of the name. */
const erasureWord = "ERASE";

/** Whether what was typed says that the person means it: the customer's name, or ERASE. Case and outer blanks do not matter. */
export function isTypedWord(typed: string, name: string): boolean {
  const said = typed.trim().normalize("NFC");
  return said === erasureWord || said.toLocaleLowerCase("en") === name.trim().normalize("NFC").toLocaleLowerCase("en");
}

/**
 * Whether a reference to the request names the customer. The reference is kept for good, so it must not: it would
 * bring back whom it says was erased. `known` are the name and the handles; what is shorter than three characters is
 * not looked for, because it stands in everything.
 */
export function namesSomebody(reference: string, known: readonly string[]): boolean {
  const text = reference.toLocaleLowerCase("en");
  const parts = known
    .flatMap((words) => [words, ...words.split(/\s+/)])
    .map((word) => word.trim().toLocaleLowerCase("en"));
  return parts.some((part) => part.length >= 3 && text.includes(part));
}

export type Excerpt = { before: string; found: string; after: string };

const around = 60;

/** The piece of somebody's words that mentions one of these names or handles; null where none of them stands in it. */
export function excerptOf(said: string, handles: readonly string[]): Excerpt | null {
  const text = said.replace(/\s+/g, " ");
  const low = text.toLowerCase();
  for (const handle of handles) {
    const at = low.indexOf(handle.toLowerCase());
    if (at < 0 || low.length !== text.length) continue;
    const [from, to] = [Math.max(0, at - around), at + handle.length];
    return {
      before: `${from > 0 ? "…" : ""}${text.slice(from, at)}`,
      found: text.slice(at, to),
      after: `${text.slice(to, to + around)}${to + around < text.length ? "…" : ""}`,
    };
  }
  return null;
}
