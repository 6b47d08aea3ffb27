import type { RuleOperator } from "./rule-fields";

/** The parts a value can have, and within which bounds its numbers lie. */
const ruleBounds = {
  length: [1, 1200],
  count: [1, 100_000],
  days: [1, 36_500],
  minor: [0, 1_000_000_000_000_000],
} as const;
export const ruleUnits = ["years", "months", "days"] as const;
const mostTexts = 50;
const longestText = 200;

export type PartKey = "length" | "unit" | "minor" | "currency" | "count" | "days" | "words" | "texts";

const slotParts: Record<string, readonly PartKey[]> = {
  span: ["length", "unit"],
  money: ["minor", "currency"],
  count: ["count"],
  days: ["days"],
  words: ["words"],
  countries: ["words"],
  names: ["texts"],
  texts: ["texts"],
};

/** A stretch of an operator's words: said as it stands, or a slot that a value fills ("{count:time}"). */
export type Stretch = { readonly literal: string } | { readonly slot: string; readonly noun: string };

/** The words of an operator, cut at their slots. */
export function stretchesOf(says: string): Stretch[] {
  return says
    .split(/(\{[^}]+\})/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const [, slot, noun = ""] = /^\{(\w+)(?::(\w+))?\}$/.exec(piece) ?? [];
      return slot === undefined ? { literal: piece } : { slot, noun };
    });
}

/** The parts a value needs for these words. */
export function partsOf(says: string): PartKey[] {
  return stretchesOf(says).flatMap((stretch) => ("slot" in stretch ? (slotParts[stretch.slot] ?? []) : []));
}

/** What is wrong with one part, as the end of a sentence; null: nothing. */
export function partFault(part: PartKey, value: unknown, operator: RuleOperator): string | null {
  if (part === "unit") return oneOf(ruleUnits, value) ? null : "say years, months or days.";
  if (part === "currency")
    return typeof value === "string" && /^[A-Z]{3}$/.test(value) ? null : "a currency is three capitals, as GBP.";
  if (part === "words") return wordsFault(value, operator);
  if (part === "texts") return textsFault(value);
  const [least, most] = ruleBounds[part];
  const isFine = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
  return isFine ? null : `a whole number from ${least} to ${most} is needed.`;
}

function oneOf(known: readonly string[], value: unknown): boolean {
  return typeof value === "string" && known.includes(value);
}

function wordsFault(value: unknown, { options }: RuleOperator): string | null {
  if (!isList(value)) return "choose at least one, each once.";
  const isKnown = (word: unknown) =>
    options ? options.some(({ key }) => key === word) : typeof word === "string" && /^[A-Z]{2}$/.test(word);
  return value.every(isKnown) ? null : "one of the words is not offered here.";
}

function textsFault(value: unknown): string | null {
  if (!isList(value)) return `give one to ${mostTexts} names, each once.`;
  return value.every(isText)
    ? null
    : `a name has 1 to ${longestText} characters on one line, without a space at either end.`;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length >= 1 && value.length <= mostTexts && new Set(value).size === value.length;
}

function isText(value: unknown): boolean {
  if (typeof value !== "string" || /\p{Cs}/u.test(value)) return false;
  const length = [...value].length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is kept out.
  return length >= 1 && length <= longestText && !/^ | $|[\u0000-\u001f\u007f]/.test(value);
}
