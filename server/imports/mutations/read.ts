import { plainCell } from "../../domain/csv-cell";
import { csvCutter } from "../../domain/csv-rows";
import { type Delimiter, type Encoding, newlineOf, separatorOf } from "../../domain/import-file";
import { isComeBack } from "../../domain/import-mapping";
import { damageOf, textsOf, withoutDamage } from "../../domain/import-text";
import type { Import } from "../queries/file";
import { openSheets, readSheet } from "./read-xlsx";

/** A line of the file: its cells, or why it is not a row. `line` is the file's own, `bytes` what was read by then. */
export type FileRow = { line: number; cells: string[]; fault: string | null; bytes: number };

/** What says how a file is read. */
export type FileShape = Pick<Import, "format" | "encoding" | "delimiter" | "sheet" | "headers">;

/**
 * The rows of a file in its order, the header left out; a row that cannot be read is a row with a fault.
 * Nothing is held but what is being read. Failed rows that come back are as they were before we escaped them.
 */
export async function* readRows(file: FileShape, body: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const isOurs = isComeBack(file.headers);
  let isHeader = true;
  for await (const row of allRows(file, body, file.headers.length)) {
    if (!isHeader) yield isOurs ? { ...row, cells: row.cells.map(plainCell) } : row;
    isHeader = false;
  }
}

/** Every row that holds anything, the header first. `width`: how many cells a row should have; null: whatever comes. */
export function allRows(
  file: Omit<FileShape, "headers">,
  body: AsyncIterable<Uint8Array>,
  width: number | null,
): AsyncGenerator<FileRow> {
  return file.format === "xlsx" ? sheetRows(file.sheet, body, width) : csvRows(file, body, width);
}

async function* csvRows(
  { encoding, delimiter }: Pick<FileShape, "encoding" | "delimiter">,
  body: AsyncIterable<Uint8Array>,
  width: number | null,
): AsyncGenerator<FileRow> {
  let bytes = 0;
  const counted = counting(body, (size) => {
    bytes += size;
  });
  let cutter: ReturnType<typeof csvCutter> | undefined;
  let wasDamaged = false;
  for await (const text of headFirst(textsOf(counted, encoding as Encoding))) {
    let rest = text;
    if (!cutter) {
      const separator = separatorOf(text);
      rest = text.slice(separator?.length ?? 0);
      const shape = { delimiter: delimiter as Delimiter, newline: newlineOf(rest.slice(0, headSize)), width };
      cutter = csvCutter(shape, separator ? 2 : 1);
    }
    const isDamaged = damageOf(rest) !== null;
    for (const row of cutter.push(rest)) yield { ...(isDamaged || wasDamaged ? told(row) : row), bytes };
    wasDamaged = isDamaged;
  }
  for (const row of cutter?.end() ?? []) yield { ...(wasDamaged ? told(row) : row), bytes };
}

const headSize = 65_536;

/** The first piece is long enough to tell how lines end. */
async function* headFirst(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let head = "";
  let isBegun = false;
  for await (const text of texts) {
    if (isBegun) yield text;
    else head += text;
    if (isBegun || head.length < headSize) continue;
    isBegun = true;
    yield head;
  }
  if (!isBegun && head !== "") yield head;
}

async function* counting(body: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const part of body) {
    count(part.length);
    yield part;
  }
}

const damages = {
  bytes:
    "The row holds bytes that are no characters (shown as �). Mend them, or have the file read in another encoding.",
  nul: "The row holds NUL characters, which are not text; they are left out here.",
};

/** A row of a damaged part says what is wrong with it, if it is this one. */
function told<Row extends { cells: string[]; fault: string | null }>(row: Row): Row {
  const damage = row.cells.map(damageOf).find((found) => found !== null);
  return damage ? { ...row, cells: row.cells.map(withoutDamage), fault: row.fault ?? damages[damage] } : row;
}

async function* sheetRows(
  sheet: string | null,
  body: AsyncIterable<Uint8Array>,
  width: number | null,
): AsyncGenerator<FileRow> {
  let bytes = 0;
  const counted = counting(body, (size) => {
    bytes += size;
  });
  const { book, parts } = await openSheets(counted);
  for await (const row of readSheet(book, parts, sheet)) yield { ...row, ...fitted(row, width), bytes };
}

/** Cells that the sheet does not name are empty ones; cells beyond the header are too many. */
function fitted({ cells, fault }: { cells: string[]; fault: string | null }, width: number | null) {
  if (width === null) return {};
  const filled = Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? "");
  const isOver = filled.slice(width).some((cell) => cell !== "");
  if (!isOver) return { cells: filled.slice(0, width) };
  return { cells: filled, fault: fault ?? `The row has ${cells.length} cells, the header ${width}.` };
}
