import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { importChunks, imports } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { delimiterOf, type Encoding, encodingOf, type ImportKind, looksBinary } from "../../domain/import-file";
import { guessMapping } from "../../domain/import-mapping";
import { recordEvent } from "../../events/mutations";
import { getImport } from "../queries";

const partSize = 1024 * 1024;
const mostBytes = 4 * 1024 ** 3;
const sampleRows = 5;

export type HandedIn = {
  kind: ImportKind;
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  actor: { id: string } | null;
};

/** Takes a file in, part by part, and looks at its first lines. Nothing is imported yet. */
export async function handInFile(db: Database, given: HandedIn): Promise<string> {
  return db.transaction(async (tx) => {
    const parts = inParts(given.body);
    const head = (await parts.next()).value;
    if (!head || head.length === 0) throw new DomainError("import_empty");
    if (looksBinary(head.subarray(0, 65_536))) throw new DomainError("import_not_text");
    const id = newId();
    const look = firstLines(head, encodingOf(head.subarray(0, 65_536)));
    await tx.insert(imports).values({
      id,
      kind: given.kind,
      fileName: given.fileName.slice(0, 300),
      bytes: 0,
      ...look,
      mapping: guessMapping(given.kind, look.headers),
      createdBy: given.actor?.id ?? null,
    });
    const bytes = await store(tx, id, head, parts);
    await recordEvent(tx, {
      actor: given.actor,
      action: "import.handedIn",
      subject: "import",
      subjectId: id,
      facts: { kind: given.kind, bytes },
      details: { fileName: given.fileName },
    });
    return id;
  });
}

async function store(
  tx: Database,
  importId: string,
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): Promise<number> {
  let bytes = 0;
  let part = 0;
  for await (const body of prepend(head, rest)) {
    bytes += body.length;
    if (bytes > mostBytes) throw new DomainError("import_too_large");
    await tx.insert(importChunks).values({ importId, part, body: Buffer.from(body) });
    part += 1;
  }
  return bytes;
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

function firstLines(head: Uint8Array, encoding: Encoding) {
  const text = new TextDecoder(encoding).decode(head.subarray(0, 65_536)).replace(/^\ufeff/, "");
  const delimiter = delimiterOf(text);
  const rows = readHead(text, delimiter);
  const headers = (rows[0] ?? []).map((header) => header.trim());
  if (headers.every((header) => header === "")) throw new DomainError("import_no_headers");
  if (headers.length > 1000) throw new DomainError("import_too_wide");
  return { encoding, delimiter, headers, sample: rows.slice(1) };
}

function readHead(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, to: sampleRows + 1, relax_column_count: true, skip_records_with_error: true });
  } catch {
    throw new DomainError("import_no_headers");
  }
}

/** Says how the file is to be read. Only possible until it has gone in. */
export async function mapImport(
  db: Database,
  actor: { id: string },
  input: { importId: string; mapping: ImportMappingInput },
) {
  return db.transaction(async (tx) => {
    const found = await getImport(tx, input.importId);
    await tx.update(imports).set({ mapping: input.mapping }).where(eq(imports.id, found.id));
    await recordEvent(tx, { actor, action: "import.mapped", subject: "import", subjectId: found.id });
  });
}

type ImportMappingInput = typeof imports.$inferInsert.mapping;
