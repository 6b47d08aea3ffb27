import { isAscii } from "node:buffer";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { importChunks, imports } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import {
  delimiterOf,
  type Encoding,
  encodingOf,
  type FileFormat,
  type ImportKind,
  isUtf8,
  isZip,
  noTable,
} from "../../domain/import-file";
import { textsOf } from "../../domain/import-text";
import { recordEvent } from "../../events/mutations";
import { readFile } from "../queries/file";
import { lookInto } from "./look";
import { openSheets } from "./read-xlsx";

const partSize = 1024 * 1024;
const headSize = 65_536;
const mostBytes = 4 * 1024 ** 3;

export type HandedIn = {
  kind: ImportKind;
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  actor: { id: string } | null;
};

/** Takes a file in, part by part, and looks at its first rows. Nothing is imported yet. */
export async function handInFile(db: Database, given: HandedIn): Promise<string> {
  return db.transaction(async (tx) => {
    const parts = inParts(given.body);
    const head = (await parts.next()).value;
    if (!head || head.length === 0) throw new DomainError("import_empty");
    const format = formatOf(head.subarray(0, headSize));
    const id = newId();
    const { kind, actor } = given;
    const fileName = given.fileName.slice(0, 300);
    const reading = { format, encoding: encodingOf(head.subarray(0, headSize)), delimiter: ",", sheet: null };
    const nothing = { bytes: 0, headers: [], sample: [], mapping: {} as typeof imports.$inferInsert.mapping };
    await tx.insert(imports).values({ id, kind, fileName, ...reading, ...nothing, createdBy: actor?.id ?? null });
    const stored = await store(tx, id, head, parts);
    const guess = format === "xlsx" ? await guessSheet(tx, id) : await guessText(head, stored);
    const { headers, ...look } = await lookInto(tx, { ...reading, ...guess, id, kind }, readFile(tx, id));
    const { bytes, sha256 } = stored;
    await tx
      .update(imports)
      .set({ ...guess, bytes, sha256, headers, ...look })
      .where(eq(imports.id, id));
    await recordEvent(tx, {
      actor,
      action: "import.handedIn",
      subject: "import",
      subjectId: id,
      facts: { kind, bytes },
      details: { fileName: given.fileName },
    });
    return id;
  });
}

function formatOf(head: Uint8Array): FileFormat {
  if (isZip(head)) return "xlsx";
  const fault = noTable(head);
  if (fault === "old_excel") throw new DomainError("import_old_excel");
  if (fault === "compressed") throw new DomainError("import_compressed");
  if (fault) throw new DomainError("import_not_text");
  return "csv";
}

/** `strange`: bytes that are not UTF-8; `letters`: UTF-8 beyond ASCII; each by whole parts. */
type Stored = { bytes: number; sha256: Buffer; strange: boolean; letters: boolean };

async function store(
  tx: Database,
  importId: string,
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): Promise<Stored> {
  const hash = createHash("sha256");
  let bytes = 0;
  let part = 0;
  let strange = false;
  let letters = false;
  for await (const body of prepend(head, rest)) {
    bytes += body.length;
    if (bytes > mostBytes) throw new DomainError("import_too_large");
    hash.update(body);
    if (!isUtf8(body.subarray(continuing(body)))) strange = true;
    else if (!isAscii(body)) letters = true;
    await tx.insert(importChunks).values({ importId, part, body: Buffer.from(body) });
    part += 1;
  }
  return { bytes, sha256: hash.digest(), strange, letters };
}

/** How many bytes at the beginning of a part may belong to a character of the part before. */
function continuing(body: Uint8Array): number {
  let count = 0;
  while (count < 3 && ((body[count] ?? 0) & 0xc0) === 0x80) count += 1;
  return count;
}

async function* prepend(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

/** Cuts whatever arrives into parts of one size, so that memory stays flat. */
async function* inParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    held.push(piece);
    size += piece.length;
    if (size < partSize) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Strange bytes in a file that has no letter of UTF-8 elsewhere are Windows-1252; otherwise they are damage. */
async function guessText(head: Uint8Array, stored: Stored): Promise<{ encoding: Encoding; delimiter: string }> {
  const beginning = head.subarray(0, headSize);
  const first = encodingOf(beginning);
  const isLatin = first === "utf-8" && stored.strange && !stored.letters && isAscii(beginning);
  const encoding = isLatin ? "windows-1252" : first;
  let text = "";
  for await (const piece of textsOf(once(beginning), encoding)) text += piece;
  return { encoding, delimiter: delimiterOf(text) };
}

async function* once(part: Uint8Array): AsyncGenerator<Uint8Array> {
  yield part;
}

async function guessSheet(tx: Database, id: string): Promise<{ sheet: string | null; sheets: string[] }> {
  const { book } = await openSheets(readFile(tx, id));
  const sheets = book.sheets.map(({ name }) => name);
  return { sheet: sheets[0] ?? null, sheets };
}
