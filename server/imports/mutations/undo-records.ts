import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ImportKind } from "../../domain/import-file";
import { getImport } from "../queries/file";
import type { ImportUndo } from "../queries/undos";
import { nothingLeft, type Settled } from "./undo-changes";

/**
 * Withdraws what the import created and nobody has built upon, dated, so that every count and list leaves it out. What
 * somebody has built upon stays, and is listed with what stands on it.
 */
export async function settleRecords(tx: Database, undo: ImportUndo, together: number): Promise<Settled> {
  const { kind } = await getImport(tx, undo.importId);
  const records = await listRecords(tx, undo, kind, together);
  const last = records.at(-1);
  if (!last) {
    if (kind === "customers" && undo.effect === "real") await withdrawWhatCameAlong(tx, undo);
    return nothingLeft;
  }
  if (kind === "customers" && undo.effect === "real") await hold(tx, records);
  const reasons = await findReasons(tx, undo, kind, records);
  const standing = records.filter(({ id }) => !reasons.has(id)).map(({ id }) => id);
  if (undo.effect === "real" && standing.length > 0) await withdraw(tx, undo, kind, standing);
  await list(tx, undo, kind, records, reasons);
  return { lastId: last.id, withdrawn: standing.length, restored: 0, kept: records.length - standing.length };
}

type Created = { id: string; customerId: string };

async function listRecords(tx: Database, undo: ImportUndo, kind: ImportKind, together: number): Promise<Created[]> {
  const table = sql.identifier(kind);
  const customer = sql.identifier(kind === "customers" ? "id" : "customer_id");
  const stands =
    kind === "promises"
      ? sql`exists (select from promise_states s where s.promise_id = r.id and s.until_at is null and s.ended is distinct from 'voided')`
      : sql`r.withdrawn_at is null`;
  return await tx.execute<Created>(sql`
    select r.id, r.${customer} as "customerId" from ${table} r
    where r.import_id = ${undo.importId} and (${undo.afterId}::uuid is null or r.id > ${undo.afterId}::uuid) and ${stands}
    order by r.id limit ${together}`);
}

async function findReasons(
  tx: Database,
  undo: ImportUndo,
  kind: ImportKind,
  records: Created[],
): Promise<Map<string, string>> {
  const ids = JSON.stringify(records.map(({ id }) => id));
  const rows = await tx.execute<{ id: string; why: string }>(sql`
    select b.id, string_agg(distinct b.why, ', ' order by b.why) as why
    from built_upon(${kind}, (select array_agg(x::uuid) from jsonb_array_elements_text(${ids}::jsonb) x), ${undo.importId}) b
    group by b.id`);
  return new Map(rows.map(({ id, why }) => [id, why]));
}

/** Whoever records something about them ends first, and is seen; whoever comes later waits, and is refused. */
async function hold(tx: Database, records: Created[]): Promise<void> {
  const ids = JSON.stringify(records.map(({ id }) => id));
  await tx.execute(sql`
    select from customers where id in (select x::uuid from jsonb_array_elements_text(${ids}::jsonb) x) order by id for update`);
}

async function withdraw(tx: Database, undo: ImportUndo, kind: ImportKind, ids: string[]): Promise<void> {
  const wanted = sql`select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x`;
  await tx.execute(
    kind === "promises"
      ? sql`select void_imported_promises(${undo.id}, array(${wanted}))`
      : sql`update ${sql.identifier(kind)} set withdrawn_at = now() where id in (${wanted})`,
  );
}

/** Handles and notes of the import go with their customer, or from the customer who was there before. */
async function withdrawWhatCameAlong(tx: Database, undo: ImportUndo): Promise<void> {
  for (const table of ["identities", "notes"] as const)
    await tx.execute(sql`
      update ${sql.identifier(table)} r set withdrawn_at = now()
      where r.import_id = ${undo.importId} and r.withdrawn_at is null and not exists (
        select from import_kept k where k.undo_id = ${undo.id} and k.subject_id = r.customer_id
          and exists (select from customers c where c.id = r.customer_id and c.import_id = ${undo.importId}))`);
}

async function list(
  tx: Database,
  undo: ImportUndo,
  kind: ImportKind,
  records: Created[],
  reasons: Map<string, string>,
): Promise<void> {
  if (reasons.size === 0) return;
  const rows = records.flatMap(({ id, customerId }) => {
    const why = reasons.get(id);
    return why === undefined ? [] : [{ id, customerId, why }];
  });
  await tx.execute(sql`
    insert into import_kept (undo_id, subject, subject_id, customer_id, why)
    select ${undo.id}, ${kind.slice(0, -1)}, r.id, r."customerId", r.why
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "customerId" uuid, why text)
    on conflict (undo_id, subject_id) do nothing`);
}
