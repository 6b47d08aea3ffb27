import { longestRow } from "../../domain/csv-rows";
import { DomainError } from "../../domain/errors";
import { columnOf, numberText } from "../../domain/xlsx-cell";
import { type Book, readBook } from "./xlsx-book";
import { mostUnzipped, type Parts, partsOf, readXml } from "./xlsx-parts";

/** Ruling 30. */
const mostRows = 100_000;
const widest = 16_384;

export type SheetRow = { line: number; cells: string[]; fault: string | null };

/** An Excel file in memory, which ruling 30 keeps small. */
export async function openSheets(body: AsyncIterable<Uint8Array>): Promise<{ book: Book; parts: Parts }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > mostUnzipped) throw new DomainError("import_sheet_too_large");
    pieces.push(piece);
  }
  const parts = await partsOf(Buffer.concat(pieces));
  return { book: await readBook(parts), parts };
}

/** The rows of a sheet that hold anything, the header among them, with the sheet's own line numbers. */
export async function* readSheet(book: Book, parts: Parts, name: string | null): AsyncGenerator<SheetRow> {
  const sheet = book.sheets.find((known) => known.name === name) ?? book.sheets[0];
  if (!sheet) throw new DomainError("import_sheet_broken");
  const rows: SheetRow[] = [];
  const listener = rowListener(book, (row) => rows.push(row));
  let seen = 0;
  for await (const _ of readXml(parts.open(sheet.part), listener)) {
    seen += rows.length;
    if (seen > mostRows + 1) throw new DomainError("import_sheet_too_large");
    yield* rows.splice(0);
  }
  yield* rows;
}

type OpenCell = { at: number; type: string; style: number; words: string };

/** Puts rows together from what the sheet's XML says, one cell after another. */
function rowListener(book: Book, take: (row: SheetRow) => void) {
  let row: SheetRow = { line: 0, cells: [], fault: null };
  let size = 0;
  let cell: OpenCell | null = null;
  let isValue = false;
  let isSaid = false;
  return {
    open(name: string, { r, t, s }: Record<string, string>) {
      if (name === "row") {
        row = { line: Number(r ?? row.line + 1), cells: [], fault: null };
        size = 0;
      }
      if (name === "c")
        cell = { at: columnOf(r) ?? row.cells.length, type: t ?? "n", style: Number(s ?? 0), words: "" };
      if (name === "rPh") isSaid = true;
      isValue = name === "v" || name === "t";
    },
    text(words: string) {
      if (cell && isValue && !isSaid && size <= longestRow) {
        cell.words += words;
        size += words.length;
      }
    },
    close(name: string) {
      isValue = false;
      if (name === "rPh") isSaid = false;
      if (name === "c" && cell) {
        put(row, cell, book);
        cell = null;
      }
      if (name === "row" && size > longestRow)
        row.fault = "The row is longer than a megabyte; only its beginning is kept here.";
      if (name === "row" && row.cells.some((words) => words !== "")) take(row);
    },
  };
}

function put(row: SheetRow, { at, type, style, words }: OpenCell, book: Book): void {
  if (at >= widest) throw new DomainError("import_sheet_broken");
  while (row.cells.length < at) row.cells.push("");
  row.cells[at] = textOf(type, words, style, book);
  if (type === "e") row.fault = `“${words}” is an error of the spreadsheet, not a value.`;
}

/** A formula's value is the one the spreadsheet kept; what it is computed from is not read. */
function textOf(type: string, words: string, style: number, { texts, looks, since1904 }: Book): string {
  if (type === "s") return texts[Number(words)] ?? "";
  if (type === "b") return words === "1" ? "TRUE" : words === "0" ? "FALSE" : words;
  if (type === "n" && words !== "") return numberText(words, looks[style] ?? "plain", since1904);
  return words;
}
