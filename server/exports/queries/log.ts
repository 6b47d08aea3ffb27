import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, exportHolds, exports, people } from "@/db/schema";
import { DomainError } from "../../domain/errors";

export type Export = typeof exports.$inferSelect & { byName: string };
export type HeldBackLine = { customerId: string; name: string; reasons: string[] };

const logPage = 50;

/** What was taken out, newest first: after the one with the id `after`. */
export async function listExports(
  db: Database,
  after: string | null,
): Promise<{ exports: Export[]; next: string | null }> {
  const rows = await db
    .select({ line: exports, byName: people.name })
    .from(exports)
    .innerJoin(people, eq(people.id, exports.byId))
    .where(after ? lt(exports.id, after) : undefined)
    .orderBy(desc(exports.id))
    .limit(logPage + 1);
  const page = rows.slice(0, logPage).map(({ line, byName }) => ({ ...line, byName }));
  return { exports: page, next: rows.length > logPage ? (page.at(-1)?.id ?? null) : null };
}

export async function getExport(db: Database, exportId: string): Promise<Export> {
  const [row] = await db
    .select({ line: exports, byName: people.name })
    .from(exports)
    .innerJoin(people, eq(people.id, exports.byId))
    .where(eq(exports.id, exportId));
  if (!row) throw new DomainError("not_found");
  return { ...row.line, byName: row.byName };
}

/** Whom a recipient list left out, by customer, after the one with the id `after`. */
export async function listHeldBack(
  db: Database,
  { exportId, after, most }: { exportId: string; after: string | null; most: number },
): Promise<HeldBackLine[]> {
  return db
    .select({ customerId: exportHolds.customerId, name: customers.name, reasons: exportHolds.reasons })
    .from(exportHolds)
    .innerJoin(customers, eq(customers.id, exportHolds.customerId))
    .where(and(eq(exportHolds.exportId, exportId), after ? gt(exportHolds.customerId, after) : undefined))
    .orderBy(asc(exportHolds.customerId))
    .limit(most);
}
