import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { erasures } from "@/db/schema";
import { recordEvent } from "../events/mutations";
import { findInFiles } from "../imports/queries/search";
import { type Erasure, findMentions, getErasure, listUnfinishedErasures } from "./queries";

/** A list that grows beyond this says "and more": nobody looks through it all. */
const mostMentionsOfAKind = 200;

/**
 * The worker's job: erases one customer. Stored files first, while the names and numbers to look for are still known;
 * then everything else in one transaction. Killed at any moment it begins anew and ends the same.
 */
export async function eraseCustomer(db: Database, { erasureId }: { erasureId: string }): Promise<void> {
  const erasure = await getErasure(db, erasureId);
  if (erasure.finishedAt !== null) return;
  if (erasure.mentions === null) await noteMentions(db, erasure);
  await eraseStoredFiles(db, erasure);
  await db.transaction(async (tx) => {
    // Two workers may hold the same erasure, after one was taken for dead: the second finds it done.
    const [held] = await tx.execute<{ finished_at: string | null }>(
      sql`select finished_at from erasures where id = ${erasureId} for update`,
    );
    if (held?.finished_at !== null) return;
    const [done] = await tx.execute<{ counts: Record<string, number> }>(
      sql`select erase_customer(${erasureId}::uuid) as counts`,
    );
    await recordEvent(tx, {
      actor: { id: erasure.requestedBy },
      action: "customer.erased",
      subject: "customer",
      subjectId: erasure.customerId,
      customerId: erasure.customerId,
      facts: { erasureId, reason: erasure.reason, erased: done?.counts ?? {} },
    });
  });
}

/** Puts erasures that were under way when their worker died back on the queue. */
export async function resumeErasures(db: Database): Promise<void> {
  for (const erasureId of await listUnfinishedErasures(db))
    await db.execute(sql`
      select graphile_worker.add_job('erase_customer', json_build_object('erasureId', ${erasureId}::text), job_key := ${`${erasureId}:again`}::text)`);
}

/** Keeps where others mention the customer, by id alone: afterwards nobody could look for them any more. */
async function noteMentions(db: Database, erasure: Erasure): Promise<void> {
  const found = await findMentions(db, erasure.customerId, mostMentionsOfAKind);
  const mentions = found.map(({ table, id, customerId, decisionId }) => ({ table, id, customerId, decisionId }));
  await db
    .update(erasures)
    .set({ mentions })
    .where(and(eq(erasures.id, erasure.id), isNull(erasures.finishedAt)));
}

/** Drops the files that brought the customer in, then every other in which their names or numbers stand. */
async function eraseStoredFiles(db: Database, erasure: Erasure): Promise<void> {
  const isThis = and(eq(erasures.id, erasure.id), isNull(erasures.finishedAt));
  const drop = async (importId: string) => {
    await db.execute(sql`select erase_stored_file(${erasure.id}::uuid, ${importId}::uuid)`);
    await db
      .update(erasures)
      .set({ filesRead: sql`files_read + 1`, filesDropped: sql`files_dropped + 1` })
      .where(isThis);
  };
  const { files, handles } = await getFilesAndHandles(db, erasure.customerId);
  await db.update(erasures).set({ filesToRead: files, filesRead: 0 }).where(isThis);
  for (const importId of await listFilesOf(db, erasure.customerId)) await drop(importId);
  for await (const { importId } of findInFiles(db, handles)) await drop(importId);
  await db.update(erasures).set({ filesRead: files }).where(isThis);
}

async function getFilesAndHandles(db: Database, customerId: string): Promise<{ files: number; handles: string[] }> {
  const [row] = await db.execute<{ files: number; handles: string[] }>(sql`
    select (select count(*)::int from imports where forgotten_at is null) as files,
      personal_handles(personal_members(${customerId}::uuid)) as handles`);
  return row ?? { files: 0, handles: [] };
}

/** Kept files that brought the customer in, or a fact of theirs. */
async function listFilesOf(db: Database, customerId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with members as materialized (select unnest(personal_members(${customerId}::uuid)) as id),
    brought as (
      select import_id from customers where id in (select id from members)
      union select import_id from identities where customer_id in (select id from members)
      union select import_id from purchases where customer_id in (select id from members)
      union select import_id from contacts where customer_id in (select id from members)
      union select import_id from notes where customer_id in (select id from members)
      union select import_id from promises where customer_id in (select id from members)
      union select import_id from import_changes where customer_id in (select id from members)
    )
    select id from imports where forgotten_at is null and id in (select import_id from brought) order by id`);
  return rows.map(({ id }) => id);
}
