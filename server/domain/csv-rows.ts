import type { Delimiter } from "./import-file";

/** A line of a file: its cells, or why it is not a row (its cells then are as near as they can be told apart). */
export type CsvRow = { line: number; cells: string[]; fault: string | null };

/** `width`: how many cells a row should have; null: whatever comes. */
export type CsvShape = { delimiter: Delimiter; newline: "\n" | "\r"; width: number | null };

/** Longer than this is no row of a table of customers. In characters. */
export const longestRow = 1024 * 1024;
/** How much of a row that is too long is kept, so that it can be found again. */
const keptOfLong = 1000;

type Cut = { cells: string[]; next: number; lines: number; fault: string | null };

/**
 * Cuts text that arrives piece by piece into rows. Nothing is held but the row that is being read.
 * A quotation mark inside a cell that does not begin with one is a character like any other. Where quotation marks do
 * not match up, only the line at which it began is lost to it, and reading goes on with the next: a stray mark cannot
 * swallow the file. Blank lines and rows of empty cells are no rows.
 */
export function csvCutter(shape: CsvShape, firstLine = 1): { push(text: string): CsvRow[]; end(): CsvRow[] } {
  let held = "";
  let line = firstLine;
  let isInLong = false;

  const take = (isLast: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    let at = 0;
    if (isInLong) {
      const end = held.indexOf(shape.newline);
      isInLong = end < 0 && !isLast;
      at = end < 0 ? held.length : end + 1;
      if (end >= 0) line += 1;
    }
    while (at < held.length) {
      const cut = cutRow(held, at, shape, isLast);
      if (cut === null) break;
      if (cut.fault || cut.cells.some((cell) => cell !== "")) rows.push(checked(cut, line, shape));
      line += cut.lines;
      at = cut.next;
      isInLong = cut.lines === 0;
    }
    held = held.slice(at);
    return rows;
  };
  return {
    push: (text) => {
      held += text;
      return take(false);
    },
    end: () => take(true),
  };
}

/** The row that begins at `at`; null while more text is needed to tell where it ends. */
function cutRow(text: string, at: number, shape: CsvShape, isLast: boolean): Cut | null {
  const found = text.indexOf(shape.newline, at);
  const end = found < 0 ? text.length : found;
  if (end - at > longestRow) return tooLong(text, at, found, shape);
  if (found < 0 && !isLast) return null;
  if (!text.slice(at, end).includes('"')) return { ...plainLine(text, at, end, shape), fault: null };
  const cut = cutQuoted(text, at, shape, isLast);
  if (cut === null) return null;
  const isOff = shape.width !== null && fitted(cut.cells, shape.width) === null;
  if (cut.fault === null && (cut.lines < 2 || !isOff)) return cut;
  const fault = cut.fault ?? ranOver(cut, shape);
  return { ...plainLine(text, at, end, shape), fault };
}

function plainLine(text: string, at: number, end: number, shape: CsvShape): Omit<Cut, "fault"> {
  const cells = text.slice(at, withoutReturn(text, at, end, shape)).split(shape.delimiter);
  return { cells, next: end + 1, lines: 1 };
}

/** Before a line feed a carriage return is part of the line's end. */
function withoutReturn(text: string, at: number, end: number, { newline }: CsvShape): number {
  return newline === "\n" && end > at && text[end - 1] === "\r" ? end - 1 : end;
}

function tooLong(text: string, at: number, end: number, { delimiter }: CsvShape): Cut {
  const cells = text.slice(at, at + keptOfLong).split(delimiter);
  const fault = "The row is longer than a megabyte; only its beginning is kept here.";
  return { cells, next: end < 0 ? text.length : end + 1, lines: end < 0 ? 0 : 1, fault };
}

const unmatched = "The quotation marks of this row do not match up.";

/** A row with quoted cells: they may hold delimiters, line ends and doubled quotation marks. */
function cutQuoted(text: string, at: number, shape: CsvShape, isLast: boolean): Cut | null {
  const cells: string[] = [];
  const broken: Cut = { cells, next: at, lines: 1, fault: unmatched };
  let lines = 1;
  for (let from = at; ; ) {
    const cell = text[from] === '"' ? quotedCell(text, from) : plainCell(text, from, shape);
    const isOpen = cell === null || cell.end >= text.length;
    if (isOpen && !isLast && text.length - at <= longestRow) return null;
    if (cell === null || cell.end - at > longestRow) return broken;
    cells.push(cell.words);
    lines += cell.lines(shape.newline);
    const mark = text[cell.end];
    if (mark === shape.delimiter) from = cell.end + 1;
    else if (mark === undefined || mark === shape.newline) return { cells, next: cell.end + 1, lines, fault: null };
    else if (mark === "\r" && text[cell.end + 1] === "\n") return { cells, next: cell.end + 2, lines, fault: null };
    else if (mark === "\r" && cell.end + 1 === text.length)
      return isLast ? { cells, next: cell.end + 1, lines, fault: null } : null;
    else return broken;
  }
}

type Cell = { words: string; end: number; lines: (newline: string) => number };

/** The cell whose quotation mark opens at `at`; null when it is not closed in this text. */
function quotedCell(text: string, at: number): Cell | null {
  let words = "";
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    if (text[quote + 1] !== '"') {
      words += text.slice(from, quote);
      return { words, end: quote + 1, lines: (newline) => words.split(newline).length - 1 };
    }
    words += text.slice(from, quote + 1);
    from = quote + 2;
  }
}

function plainCell(text: string, at: number, shape: CsvShape): Cell {
  const newline = text.indexOf(shape.newline, at);
  const line = text.slice(at, newline < 0 ? text.length : withoutReturn(text, at, newline, shape));
  const delimiter = line.indexOf(shape.delimiter);
  const words = delimiter < 0 ? line : line.slice(0, delimiter);
  return { words, end: at + words.length, lines: () => 0 };
}

/** A copy that does not keep the text alive from which it was cut (engines share the memory of substrings). */
export function detached<Words>(words: Words): Words {
  return JSON.parse(JSON.stringify(words));
}

function ranOver({ cells, lines }: Cut, { width }: CsvShape): string {
  return `From here a quoted cell runs over ${lines} lines and makes ${cells.length} cells, the header has ${width}: a quotation mark is missing or too many.`;
}

function checked(cut: Cut, line: number, { width }: CsvShape): CsvRow {
  const { cells, fault } = cut;
  if (fault !== null) return { line, cells: detached(cells), fault };
  if (width === null) return { line, cells, fault };
  const row = fitted(cells, width);
  return row
    ? { line, cells: row, fault: null }
    : { line, cells: detached(cells), fault: `The row has ${cells.length} cells, the header ${width}.` };
}

/** The cells in the header's width; empty ones too many at the end do no harm. Null when they do not fit. */
function fitted(cells: string[], width: number): string[] | null {
  if (cells.length === width) return cells;
  return cells.length > width && cells.slice(width).every((cell) => cell === "") ? cells.slice(0, width) : null;
}
