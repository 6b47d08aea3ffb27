/**
 * What a spreadsheet would take for a formula: = + - @, tab, carriage return, line feed, and their full-width forms
 * (OWASP, CSV injection). A cell of ours that begins with apostrophes before one of them is one of these too, so that
 * nothing is lost on the way back.
 */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A number as we write numbers: nothing a spreadsheet could run. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** What may stand in a cell before it is written. */
export type CellValue = string | number | boolean | null | undefined;

/**
 * A cell of a CSV file that no spreadsheet runs as a formula: an apostrophe goes before whatever looks like one.
 * Numbers stay numbers, also negative ones. Phone numbers with a leading + get the apostrophe too, because a
 * spreadsheet would make +44 113… the number 44113…: what is kept is worth more than how it looks.
 */
export function safeCell(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" || plainNumber.test(value)) return String(value);
  return dangerous.test(value) ? `'${value}` : value;
}

/** The cell as it was before `safeCell`: takes one apostrophe off again where it stands before a dangerous beginning. */
export function plainCell(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
