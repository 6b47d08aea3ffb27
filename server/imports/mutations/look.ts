import { createHash } from "node:crypto";
import type { Database } from "@/db/client";
import { organisation } from "@/db/schema";
import { detached } from "../../domain/csv-rows";
import { DomainError } from "../../domain/errors";
import { plainHeader } from "../../domain/import-fields";
import type { ImportKind } from "../../domain/import-file";
import { guessMapping } from "../../domain/import-guess";
import { type FileLook, lookOver } from "../../domain/import-look";
import { type ImportMapping, reasonHeader } from "../../domain/import-mapping";
import { findEarlierReading } from "../queries/recognised";
import { allRows, type FileShape } from "./read";

const sampleRows = 5;
const mostColumns = 1000;
/** So many rows are looked through before anybody waits too long; the dry run reads them all. */
const mostLooked = 20_000;

type Looked = {
  headers: string[];
  sample: string[][];
  look: FileLook;
  fingerprint: string;
  mapping: ImportMapping;
};

/** Reads the names of the columns, looks the first rows through, and says how the file is best read. */
export async function lookInto(
  db: Database,
  file: Omit<FileShape, "headers"> & { id: string; kind: ImportKind },
  body: AsyncIterable<Uint8Array>,
): Promise<Looked> {
  const [settings] = await db.select({ country: organisation.country }).from(organisation);
  const { headers, sample, look } = await firstRows(allRows(file, body, null), file, settings?.country ?? "");
  const fingerprint = fingerprintOf(file.kind, headers);
  const earlier = await findEarlierReading(db, { id: file.id, fingerprint });
  const mapping = earlier ? onto(headers, earlier.mapping) : guessMapping(file.kind, look).mapping;
  return { headers, sample, look, fingerprint, mapping };
}

async function firstRows(
  rows: AsyncIterable<{ cells: string[]; fault: string | null }>,
  { format }: Pick<FileShape, "format">,
  country: string,
): Promise<Pick<Looked, "headers" | "sample" | "look">> {
  let headers: string[] | null = null;
  let over: ReturnType<typeof lookOver> | undefined;
  const sample: string[][] = [];
  let seen = 0;
  for await (const { cells, fault } of rows) {
    if (headers === null || !over) {
      if (fault) throw new DomainError("import_no_headers");
      headers = columnNames(detached(cells));
      over = lookOver(headers, country);
      continue;
    }
    seen += 1;
    // An Excel file is read to its end, so that one that is too large is turned away now and not on the way.
    if (seen > mostLooked && format === "csv") break;
    if (fault || cells.length > headers.length || seen > mostLooked) continue;
    if (sample.length < sampleRows) sample.push(detached(cells).map(short));
    over.add(cells);
  }
  if (headers === null || !over) throw new DomainError("import_no_headers");
  return { headers, sample, look: detached(over.look(seen <= mostLooked)) };
}

function short(cell: string): string {
  return cell.length > 200 ? `${cell.slice(0, 199)}…` : cell;
}

/** Every column has a name of its own: one without is "column 3", a second "Phone" is "Phone (2)". */
function columnNames(cells: readonly string[]): string[] {
  if (cells.length > mostColumns) throw new DomainError("import_too_wide");
  const names: string[] = [];
  cells.forEach((cell, index) => {
    const name = cell.trim().replaceAll("\0", "") || `column ${index + 1}`;
    let own = name;
    for (let count = 2; names.includes(own); count += 1) own = `${name} (${count})`;
    names.push(own);
  });
  return names;
}

function fingerprintOf(kind: ImportKind, headers: readonly string[]): string {
  const columns = headers
    .filter((header) => header !== reasonHeader)
    .map(plainHeader)
    .sort();
  return createHash("sha256")
    .update(JSON.stringify([kind, columns]))
    .digest("hex");
}

/** An earlier mapping in this file's spelling of the headers. */
function onto(headers: readonly string[], mapping: ImportMapping): ImportMapping {
  const spelt = new Map(headers.map((header) => [plainHeader(header), header]));
  const columns = Object.entries(mapping.columns).flatMap(([field, header]) => {
    const here = headers.includes(header) ? header : spelt.get(plainHeader(header));
    return here === undefined ? [] : [[field, here] as const];
  });
  return { ...mapping, columns: Object.fromEntries(columns) };
}
