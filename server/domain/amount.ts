/** How the digits of an amount are written: "1,234.56" or "1.234,56". */
export const decimalMarks = ["point", "comma"] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/**
 * Reads an amount of money as integer minor units (pence, cents), rounding half away from zero (ruling 27) on the
 * decimal digits themselves, never through a binary fraction.
 * Accepts a sign or accounting brackets, a currency sign or code around it, and thousands marks in their places.
 * @returns null when the text is not an amount.
 */
export function readAmount(text: string, mark: DecimalMark, minorDigits = 2): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(/^(\(?[-+−]?)[\p{Sc}\p{L}]{1,3}(?=[\d.,(+−-])/u, "$1")
    .replace(/[\p{Sc}\p{L}]{1,3}(\)?)$/u, "$1");
  const inBrackets = /^\((.*)\)$/.exec(bare);
  const signed = /^([-+−]?)(.+)$/.exec(inBrackets?.[1] ?? bare);
  if (!signed?.[2]) return null;
  const [thousands, decimal] = mark === "point" ? [",", "."] : [".", ","];
  const shape = new RegExp(`^(\\d+|\\d{1,3}(?:\\${thousands}\\d{3})+)?(?:\\${decimal}(\\d*))?$`);
  const parts = shape.exec(signed[2]);
  if (!parts || (!parts[1] && !parts[2])) return null;
  const isNegative = inBrackets !== null || signed[1] === "-" || signed[1] === "−";
  const minor = roundedMinor((parts[1] ?? "0").replaceAll(thousands, ""), parts[2] ?? "", minorDigits);
  if (!Number.isSafeInteger(minor)) return null;
  return isNegative && minor !== 0 ? -minor : minor;
}

function roundedMinor(whole: string, fraction: string, minorDigits: number): number {
  const kept = fraction.slice(0, minorDigits).padEnd(minorDigits, "0");
  const isRoundedUp = Number(fraction[minorDigits] ?? "0") >= 5;
  return Number(BigInt(whole + kept) + (isRoundedUp ? 1n : 0n));
}

const digitsKnown = new Map<string, number>();

/** Minor digits of a currency: 2 for GBP, 0 for JPY, 3 for KWD. */
export function minorDigitsOf(currency: string): number {
  const known = digitsKnown.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsKnown.set(currency, digits);
  return digits;
}

/** An amount as `readAmount` reads it back with a point: 21400 pence are "214.00". */
export function writeAmount(minor: number, currency: string): string {
  const digits = minorDigitsOf(currency);
  const plain = String(Math.abs(minor)).padStart(digits + 1, "0");
  const text = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return minor < 0 ? `-${text}` : text;
}

/**
 * Money of a file in its currency's units, as a plain number that a spreadsheet adds up: 21400 pence are "214.00", 1250 yen
 * "1250", 1234567 fils of a Kuwaiti dinar "1234.567". What is no whole number of minor units (a mean, a deviation) is
 * rounded to them, half away from zero (ruling 27).
 * @returns null where the amount is not known.
 */
export function inUnits(minor: number | null, currency: string): string | null {
  if (minor === null) return null;
  const whole = Math.round(Math.abs(minor));
  return writeAmount(minor < 0 && whole !== 0 ? -whole : whole, currency);
}
