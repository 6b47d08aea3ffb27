/** How two names resemble each other, the most alike first. */
export const nameLikenesses = ["same", "near", "part", "first", "different"] as const;
export type NameLikeness = (typeof nameLikenesses)[number];

/** What stands before or after a name and says nothing of who it is. */
const passing = new Set(
  "mr mrs ms miss mx dr prof sir dame rev herr frau mme mlle ltd limited plc llp inc llc co company corp gmbh ag bv the and".split(
    " ",
  ),
);

/**
 * Compares two names in the form of `name_key` (lower case, no accents, words between spaces); the SQL function
 * `similar_name` says the same.
 * same: the same words in any order. near: every word of the shorter name stands in the other, at most mistyped.
 * part: the same with an initial for a word, or with one word against several. first: only the first words agree, as
 * after a marriage. different: anything else, and a name without words.
 * Titles and company forms do not count, unless there is nothing else.
 */
export function similarName(oneKey: string, otherKey: string): NameLikeness {
  const one = wordsOf(oneKey);
  const other = wordsOf(otherKey);
  if (one.length === 0 || other.length === 0) return "different";
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length === many.length && few.every((word) => many.includes(word))) return "same";
  // Of two names of as many words each has to stand in the other.
  const isFewer = few.length < many.length;
  if (isWithin(few, many) && (isFewer || isWithin(many, few))) {
    if (few.every((word) => !hasWholePartner(word, many))) return "different";
    const isWhole = isWholeIn(few, many) && (isFewer || isWholeIn(many, few)) && (few.length > 1 || many.length === 1);
    return isWhole ? "near" : "part";
  }
  return firstAgrees(one, other) ? "first" : "different";
}

/** The words that say who it is, each once, in their order; no longer than Postgres compares. */
function wordsOf(key: string): string[] {
  const all = [...new Set(key.split(" ").filter(Boolean))].map((word) => [...word].slice(0, 100).join(""));
  const telling = all.filter((word) => !passing.has(word));
  return telling.length > 0 ? telling : all;
}

function isWithin(few: readonly string[], many: readonly string[]): boolean {
  return few.every((word) => many.some((other) => word === other || isNear(word, other) || isInitial(word, other)));
}

function isWholeIn(few: readonly string[], many: readonly string[]): boolean {
  return few.every((word) => hasWholePartner(word, many));
}

function hasWholePartner(word: string, others: readonly string[]): boolean {
  return [...word].length > 1 && others.some((other) => word === other || isNear(word, other));
}

function firstAgrees(one: readonly string[], other: readonly string[]): boolean {
  const [a = "", b = ""] = [one[0], other[0]];
  return one.length > 1 && other.length > 1 && [...a].length > 2 && (a === b || isNear(a, b));
}

function isInitial(one: string, other: string): boolean {
  const [short, long] = [...one].length <= [...other].length ? [one, other] : [other, one];
  return [...short].length === 1 && long.startsWith(short);
}

/** One slip in words of four letters or more, two from eight on; two neighbours swapped also from four on. No figures. */
function isNear(one: string, other: string): boolean {
  const shorter = Math.min([...one].length, [...other].length);
  if (shorter < 4 || /[0-9]/.test(one + other)) return false;
  const slips = distance(one, other);
  return slips <= (shorter >= 8 ? 2 : 1) || (slips === 2 && sorted(one) === sorted(other));
}

function sorted(word: string): string {
  return [...word].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join("");
}

/** Levenshtein's distance in code points: insertions, deletions and replacements. */
function distance(one: string, other: string): number {
  const across = [...other];
  let row = across.map((_, index) => index + 1);
  [...one].forEach((letter, down) => {
    let diagonal = down;
    let left = down + 1;
    row = row.map((above, index) => {
      left = Math.min(above + 1, left + 1, diagonal + (letter === across[index] ? 0 : 1));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? [...one].length;
}
