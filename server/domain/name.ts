import { withoutInvisibles } from "./handle";

/** The longest name that is kept; longer ones exist only as mistakes. */
export const longestName = 300;

/** A name as it is stored: composed letters, single spaces, nothing invisible; capitals and accents as typed. */
export function cleanName(text: string): string {
  return withoutInvisibles(text).normalize("NFC").replace(/\s+/g, " ").trim();
}

const small = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
  "twenty",
] as const;

/** A whole number as it is said aloud: in words up to twenty, in digits beyond. */
export function spoken(number: number): string {
  return small[number] ?? String(number);
}
