import { minorDigitsOf } from "./amount";

const formats = new Map<string, { format: Intl.NumberFormat; units: number }>();

/** Whether it is spoken as nothing: less than half a unit. */
export const isNothing = (minor: number, currency: string): boolean =>
  moneyInWords(minor, currency) === moneyInWords(0, currency);

/** An amount as it is spoken in a sentence, in whole units: 123456 GBP is "£1,235". */
export function moneyInWords(minor: number, currency: string): string {
  let known = formats.get(currency);
  if (!known) {
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, maximumFractionDigits: 0 });
    known = { format, units: 10 ** minorDigitsOf(currency) };
    formats.set(currency, known);
  }
  // Never "-£0".
  return known.format.format(Math.round(minor / known.units) || 0);
}
