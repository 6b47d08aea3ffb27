/** What stands where something was taken out without a word instead. */
const gap = "[…]";

/**
 * The words of a story as others may read them: what the author put in square brackets is taken out, and where they
 * gave words instead ("[Salford|her town]") these stand there. Brackets that do not close stay as they were typed.
 */
export function readMarked(marked: string): string {
  return marked.replace(/\[([^[\]|]*)(?:\|([^[\]|]*))?\]/g, (whole, _taken: string, instead: string | undefined) => {
    if (whole === gap) return whole;
    const words = instead?.trim();
    return words ? words : gap;
  });
}

/**
 * Marks what is known to tell who a customer is (their names, place, handles, order numbers), the longest first, so
 * that the author begins with these in brackets. What stands in brackets already is left alone.
 */
export function markKnown(words: string, known: readonly string[]): string {
  const telling = [...new Set(known.map((word) => word.trim()).filter((word) => word.length >= 3))].sort(
    (a, b) => b.length - a.length,
  );
  if (telling.length === 0) return words;
  const wanted = new RegExp(
    `\\[[^\\]]*\\]|(?<![\\p{L}\\p{N}])(${telling.map(quoted).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return words.replace(wanted, (found, word: string | undefined) => (word === undefined ? found : `[${found}]`));
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
