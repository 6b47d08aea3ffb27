import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { imports } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import type { Delimiter, Encoding } from "../../domain/import-file";
import type { ImportMapping } from "../../domain/import-mapping";
import { recordEvent } from "../../events/mutations";
import { getImport, type Import, readFile } from "../queries/file";
import { findLatestRun, hasGoneIn } from "../queries/runs";
import { lookInto } from "./look";

export type Reread = {
  importId: string;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  sheet: string | null;
};

/** Has a file read in another encoding, with another delimiter or from another sheet: its columns are guessed afresh. */
export async function rereadFile(db: Database, actor: { id: string }, input: Reread): Promise<void> {
  await db.transaction(async (tx) => {
    const file = await openFile(tx, input.importId);
    if (input.sheet !== null && !file.sheets?.includes(input.sheet)) throw new DomainError("not_found");
    const reading = {
      encoding: input.encoding ?? file.encoding,
      delimiter: input.delimiter ?? file.delimiter,
      sheet: input.sheet ?? file.sheet,
    };
    const look = await lookInto(tx, { ...file, ...reading }, readFile(tx, file.id));
    await tx
      .update(imports)
      .set({ ...reading, ...look })
      .where(eq(imports.id, file.id));
    await recordEvent(tx, { actor, action: "import.reread", subject: "import", subjectId: file.id });
  });
}

/** Says which column is which. */
export async function mapImport(
  db: Database,
  actor: { id: string },
  input: { importId: string; mapping: ImportMapping },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await openFile(tx, input.importId);
    await tx.update(imports).set({ mapping: input.mapping }).where(eq(imports.id, id));
    await recordEvent(tx, { actor, action: "import.mapped", subject: "import", subjectId: id });
  });
}

/** A file can be read otherwise until it has gone in, and not while it is being read. */
async function openFile(tx: Database, importId: string): Promise<Import> {
  const file = await getImport(tx, importId);
  if (await hasGoneIn(tx, file.id)) throw new DomainError("import_gone_in");
  const run = await findLatestRun(tx, file.id);
  if (run && !run.finishedAt) throw new DomainError("import_under_way");
  return file;
}
