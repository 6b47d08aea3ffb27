import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { DomainError } from "../domain/errors";
import { type ImportKind, importKinds } from "../domain/import-file";

export type FirstFile = { kind: ImportKind; fileName: string; body: Readable };

/**
 * A form's fields up to and including its file; the kind comes before the file. Whoever goes away half-way through
 * breaks the file off too: nobody waits for the rest, and half a file never passes for a whole one.
 */
export function firstFile(contentType: string | null, body: ReadableStream): Promise<FirstFile> {
  return new Promise((resolve, reject) => {
    let kind: ImportKind = "customers";
    let taken: Readable | undefined;
    const form = openForm(contentType);
    form.on("field", (name, value) => {
      if (name === "kind") kind = importKinds.find((known) => known === value) ?? kind;
    });
    form.on("file", (_name, file, fileName) => {
      taken = file;
      // Its reader hears of it; a reader that has not begun yet finds it broken.
      file.on("error", () => undefined);
      resolve({ kind, fileName: fileName || "file.csv", body: file });
    });
    const brokenOff = () => {
      const refusal = new DomainError("import_empty");
      taken?.destroy(refusal);
      reject(refusal);
    };
    // A form without a file has ended without one.
    pipeline(Readable.fromWeb(body), form).then(() => taken ?? brokenOff(), brokenOff);
  });
}

function openForm(contentType: string | null): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { "content-type": contentType ?? "" },
      limits: { files: 1, fields: 5, fieldSize: 1000 },
    });
  } catch {
    throw new DomainError("import_empty");
  }
}
