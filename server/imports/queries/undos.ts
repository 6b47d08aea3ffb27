import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, importKept, importUndos } from "@/db/schema";
import { DomainError } from "../../domain/errors";

export type ImportUndo = typeof importUndos.$inferSelect;

export async function getUndo(db: Database, undoId: string): Promise<ImportUndo> {
  const [found] = await db.select().from(importUndos).where(eq(importUndos.id, undoId));
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The newest undoing of an import, looked at or carried out; null when nobody has asked. */
export async function findLatestUndo(db: Database, importId: string): Promise<ImportUndo | null> {
  const [found] = await db
    .select()
    .from(importUndos)
    .where(eq(importUndos.importId, importId))
    .orderBy(desc(importUndos.recordedAt), desc(importUndos.id))
    .limit(1);
  return found ?? null;
}

/** Undoings that were under way when their worker died. */
export async function listUnfinishedUndos(db: Database): Promise<string[]> {
  const rows = await db.select({ id: importUndos.id }).from(importUndos).where(isNull(importUndos.finishedAt));
  return rows.map(({ id }) => id);
}

export type Kept = {
  id: number;
  subject: "customer" | "purchase" | "contact" | "promise";
  subjectId: string;
  customerId: string;
  customerName: string;
  why: string;
};

/** What an undoing leaves standing, and why: in the order it was met, after the one with id `after`. */
export async function listKept(db: Database, undoId: string, after = 0, limit = 50): Promise<Kept[]> {
  return db
    .select({
      id: importKept.id,
      subject: importKept.subject,
      subjectId: importKept.subjectId,
      customerId: customers.survivorId,
      customerName: customers.name,
      why: importKept.why,
    })
    .from(importKept)
    .innerJoin(customers, eq(customers.id, importKept.customerId))
    .where(and(eq(importKept.undoId, undoId), gt(importKept.id, after)))
    .orderBy(asc(importKept.id))
    .limit(limit);
}
