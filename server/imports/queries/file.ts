import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importChunks, imports } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { wholeMapping } from "../../domain/import-mapping";

export type Import = typeof imports.$inferSelect;

export async function getImport(db: Database, importId: string): Promise<Import> {
  const [found] = await db.select().from(imports).where(eq(imports.id, importId));
  if (!found) throw new DomainError("not_found");
  return { ...found, mapping: wholeMapping(found.mapping) };
}

/** The file's bytes, part by part, so that no more than one part is in memory. */
export async function* readFile(db: Database, importId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const [chunk] = await db
      .select({ body: importChunks.body })
      .from(importChunks)
      .where(and(eq(importChunks.importId, importId), eq(importChunks.part, part)));
    if (!chunk) return;
    yield chunk.body;
  }
}
