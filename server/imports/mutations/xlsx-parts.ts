import type { Readable } from "node:stream";
import sax, { type QualifiedTag, type Tag } from "sax";
import { type Entry, fromBufferPromise } from "yauzl";
import { DomainError } from "../../domain/errors";

/** Ruling 30: beyond it a table is handed in as CSV. Counted while unpacking, whatever the archive says of itself. */
export const mostUnzipped = 50 * 1024 * 1024;
const mostParts = 5000;

/** The parts of an Excel file by name, unpacked on demand; all that is unpacked counts against one limit. */
export type Parts = { has(name: string): boolean; open(name: string): AsyncGenerator<Uint8Array> };

export async function partsOf(file: Buffer): Promise<Parts> {
  const zip = await fromBufferPromise(file, { autoClose: false }).catch(broken);
  if (zip.entryCount > mostParts) throw new DomainError("import_sheet_too_large");
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  } catch (error) {
    broken(error);
  }
  let unzipped = 0;
  async function* open(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new DomainError("import_sheet_broken");
    const stream: Readable = await zip.openReadStreamPromise(entry).catch(broken);
    try {
      for await (const piece of stream) {
        unzipped += piece.length;
        if (unzipped > mostUnzipped) throw new DomainError("import_sheet_too_large");
        yield piece;
      }
    } catch (error) {
      broken(error);
    } finally {
      stream.destroy();
    }
  }
  return { has: (name) => entries.has(name.toLowerCase()), open };
}

/** What a part of the file says, told as it is read. Names come without their prefix. */
export type Listener = {
  open?(name: string, attributes: Record<string, string>): void;
  text?(words: string): void;
  close?(name: string): void;
};

/** Reads XML piece by piece; entities of its own are refused, so nothing can grow while it is read. */
export async function* readXml(body: AsyncIterable<Uint8Array>, listener: Listener): AsyncGenerator<void> {
  const xml = sax.parser(true, { position: false });
  const decoder = new TextDecoder();
  xml.onopentag = (tag: Tag | QualifiedTag) => listener.open?.(bare(tag.name), attributesOf(tag));
  xml.ontext = xml.oncdata = (words: string) => listener.text?.(words);
  xml.onclosetag = (name: string) => listener.close?.(bare(name));
  xml.onerror = (error: Error) => {
    throw new DomainError("import_sheet_broken", { cause: error.message });
  };
  for await (const piece of body) {
    xml.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  xml.close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributesOf(tag: Tag | QualifiedTag): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tag.attributes).map(([name, value]) => [
      bare(name),
      typeof value === "string" ? value : value.value,
    ]),
  );
}

function broken(error: unknown): never {
  if (error instanceof DomainError) throw error;
  throw new DomainError("import_sheet_broken");
}
