import { minorDigitsOf, readAmount } from "./amount";
import { brief, cellReader, dayReader, keyReader, notADay, tooLong } from "./import-cells";
import type { Frame, PurchaseRow, Read, RowReader } from "./import-row";

const longestRef = 200;

/** Reads the lines of a purchases file. */
export function purchaseReader(frame: Frame): RowReader<PurchaseRow> {
  const cell = cellReader(frame);
  const keyOf = keyReader(frame);
  const dayOf = dayReader(frame);
  const digitsOf = minorDigits();
  const { dayOrder, decimalMark } = frame.mapping;
  const mark = decimalMark ?? "point";
  return (cells): Read<PurchaseRow> => {
    const found = keyOf(cells);
    if ("reason" in found) return found;
    const day = cell(cells, "boughtOn");
    const boughtOn = day && dayOf(day);
    if (!boughtOn) return { reason: notADay(day, dayOrder) };
    const [orderRef, lineRef, what] = [cell(cells, "orderRef"), cell(cells, "lineRef"), cell(cells, "what")];
    if (!orderRef) return { reason: "There is no order reference." };
    if (orderRef.length > longestRef) return { reason: tooLong("The order reference", longestRef) };
    if (lineRef && lineRef.length > longestRef) return { reason: tooLong("The line of the order", longestRef) };
    const currency = currencyOf(cell(cells, "currency") ?? frame.defaults.currency);
    if (!/^[A-Z]{3}$/.test(currency)) return { reason: `“${brief(currency)}” is not a currency code.` };
    const amount = cell(cells, "amount");
    const amountMinor = amount === null ? null : readAmount(amount, mark, digitsOf(currency));
    if (amountMinor === null) return { reason: `“${brief(amount ?? "")}” is not an amount with a decimal ${mark}.` };
    return { row: { key: found.key, boughtOn, orderRef, lineRef, what, amountMinor, currency }, remarks: [] };
  };
}

const signs: Record<string, string> = { "€": "EUR", "£": "GBP" };

function currencyOf(text: string): string {
  return signs[text] ?? text.toUpperCase();
}

/** A file has few currencies; asking for the digits of one is slow. */
function minorDigits(): (currency: string) => number {
  const known = new Map<string, number>();
  return (currency) => {
    const digits = known.get(currency) ?? minorDigitsOf(currency);
    known.set(currency, digits);
    return digits;
  };
}
