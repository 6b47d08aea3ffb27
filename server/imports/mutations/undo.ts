import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { DomainError } from "../../domain/errors";
import type { ImportKind } from "../../domain/import-file";
import { recordEvent } from "../../events/mutations";
import { getImport } from "../queries/file";
import { findRealRun } from "../queries/runs";
import { findLatestUndo, getUndo, type ImportUndo } from "../queries/undos";
import { type Settled, settleChanges } from "./undo-changes";
import { settleRecords } from "./undo-records";

export type AskUndo = { importId: string; effect: "dry" | "real" };

/**
 * Asks for an import to be undone, or only to be looked at: what would go, and what was built upon and stays. The worker
 * does it; its progress survives leaving the page.
 */
export async function askUndo(db: Database, actor: { id: string }, { importId, effect }: AskUndo): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from imports where id = ${importId} for update`);
    const file = await getImport(tx, importId);
    if (!(await findRealRun(tx, importId)))
      throw new DomainError("refused", { sentence: "Nothing of this file has gone in." });
    const latest = await findLatestUndo(tx, importId);
    if (latest?.effect === "real")
      throw new DomainError("refused", { sentence: "This import has been undone already." });
    if (latest && !latest.finishedAt)
      throw new DomainError("refused", { sentence: "What undoing would do is being looked at. Wait for it." });
    const id = newId();
    await tx.execute(sql`
      insert into import_undos (id, import_id, effect, asked_by, total)
      values (${id}, ${importId}, ${effect}, ${actor.id}, ${await countTotal(tx, importId, file.kind)})`);
    await recordEvent(tx, {
      actor,
      action: effect === "dry" ? "import.undoLookedAt" : "import.undoAsked",
      subject: "import",
      subjectId: importId,
      facts: { undoId: id },
    });
    await tx.execute(sql`
      select graphile_worker.add_job('undo_import', json_build_object('undoId', ${id}::text), job_key := ${id}::text)`);
    return id;
  });
}

async function countTotal(tx: Database, importId: string, kind: ImportKind): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select (select count(*) from ${sql.identifier(kind)} where import_id = ${importId})::int
      + (select count(distinct subject_id) from import_changes where import_id = ${importId})::int as total`);
  return row?.total ?? 0;
}

/** In this order: what was changed gets its old values back, then what was created is withdrawn. */
const stages = [settleChanges, settleRecords];

/** Carries an undoing out, batch by batch; each commits with its counts, so one that was killed goes on where it stopped. */
export async function carryOutUndo(db: Database, undoId: string, together = 2_000): Promise<void> {
  for (;;) {
    const isMore = await db.transaction(async (tx) => {
      const undo = await aloneWith(tx, undoId);
      const settle = stages[undo.stage];
      if (undo.finishedAt || !settle) return false;
      const settled = await settle(tx, undo, together);
      await note(tx, undo, settled);
      return true;
    });
    if (!isMore) break;
  }
  await finish(db, undoId);
}

async function aloneWith(tx: Database, undoId: string): Promise<ImportUndo> {
  const [lock] = await tx.execute<{ isMine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${undoId}, 7004)) as "isMine"`,
  );
  if (!lock?.isMine) throw new Error(`The undoing ${undoId} is being carried out by another worker.`);
  return getUndo(tx, undoId);
}

async function note(tx: Database, undo: ImportUndo, { lastId, withdrawn, restored, kept }: Settled): Promise<void> {
  await tx.execute(sql`
    update import_undos set stage = ${lastId === null ? undo.stage + 1 : undo.stage}, after_id = ${lastId},
      withdrawn = withdrawn + ${withdrawn}, restored = restored + ${restored}, kept = kept + ${kept}
    where id = ${undo.id}`);
}

async function finish(db: Database, undoId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const undo = await getUndo(tx, undoId);
    if (undo.finishedAt) return;
    await tx.execute(sql`update import_undos set finished_at = now() where id = ${undoId}`);
    const { withdrawn, restored, kept } = undo;
    if (undo.effect === "dry") return;
    await recordEvent(tx, {
      actor: undo.askedBy ? { id: undo.askedBy } : null,
      action: "import.undone",
      subject: "import",
      subjectId: undo.importId,
      facts: { withdrawn, restored, kept },
    });
  });
}
