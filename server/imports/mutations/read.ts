import { Readable } from "node:stream";
import { type Options, parse } from "csv-parse";
import type { Import } from "../queries";

/** A line of the file: its cells, or why it is not a row. `line` is the file's own line number. */
export type FileRow = { line: number; cells: string[]; fault: string | null; bytes: number };

const longestRecord = 1024 * 1024;

/**
 * The rows of a file in its order, the header left out; a row that cannot be parsed is a row with a fault.
 * Nothing is held but what is being read.
 */
export async function* readRows(file: Import, body: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const decoded = Readable.from(decode(body, file.encoding));
  const broken: (FileRow & { at: number })[] = [];
  let parsed = 0;
  const options: Options = {
    bom: true,
    delimiter: file.delimiter,
    info: true,
    max_record_size: longestRecord,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    // Counted when parsed, because broken rows are told of at once and whole ones later.
    on_record: (record) => Object.assign(record, { at: parsed++ }),
    on_skip: (error, raw) => {
      broken.push({
        at: parsed++,
        line: lineOf(error),
        cells: [String(raw ?? "").trim()],
        fault: say(error),
        bytes: 0,
      });
      return undefined;
    },
  };
  const parser = parse(options);
  for await (const record of decoded.pipe(parser)) {
    const row = record as { at: number; record: string[]; info: { lines: number; bytes: number } };
    while (broken[0] && broken[0].at < row.at) yield broken.shift() as FileRow;
    if (row.at === 0) continue;
    const isWhole = row.record.length === file.headers.length;
    const fault = isWhole ? null : `The row has ${row.record.length} cells, the header ${file.headers.length}.`;
    yield { line: row.info.lines, cells: row.record, fault, bytes: row.info.bytes };
  }
  yield* broken;
}

async function* decode(body: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of body) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

function lineOf(error: unknown): number {
  return typeof error === "object" && error !== null && "lines" in error ? Number(error.lines) : 0;
}

function say(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (/QUOTE/.test(code)) return "The quotation marks of this row do not match up.";
  if (code === "CSV_MAX_RECORD_SIZE") return "The row is longer than a megabyte.";
  return "The row cannot be read.";
}
