import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { exportHolds, exports } from "@/db/schema";
import type { Context } from "../context";
import type { LeftOutReason } from "../domain/export";
import { recordEvent } from "../events/mutations";
import { findSegmentWords, getSegment } from "../segments/queries/one";
import type { BeginExport } from "./input";

/** Notes that a list is taken out, before its first line is written. */
export async function beginExport(ctx: Context, asked: BeginExport): Promise<{ exportId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { list, reason } = asked;
    const filter = await withSegmentNamed({ ...ctx, db: tx }, asked.filter);
    const exportId = newId();
    await tx.execute(sql`
      insert into exports (id, list, filter, reason, by_id)
      values (${exportId}, ${list}, ${JSON.stringify(filter)}::jsonb, ${reason}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "list.taken",
      subject: "export",
      subjectId: exportId,
      facts: { list },
      details: { filter, reason },
    });
    return { exportId };
  });
}

/** A segment is noted with the name and version it had when its customers were taken out. */
async function withSegmentNamed(ctx: Context, filter: BeginExport["filter"]): Promise<BeginExport["filter"]> {
  if (filter.segment === undefined) return filter;
  const words = await findSegmentWords(ctx.db, filter.segment);
  if (words !== null) return { ...filter, segmentNamed: words };
  const { name, versions } = await getSegment(ctx, filter.segment);
  return { ...filter, segmentNamed: versions[0] ? `${name}, version ${versions[0].version}` : name };
}

/** Says how many rows went out, and how many were held back and why. Once: what broke off on the way says nothing. */
export async function endExport(
  db: Database,
  exportId: string,
  { rows, heldBack }: { rows: number; heldBack: Record<string, number> | null },
): Promise<void> {
  await db.update(exports).set({ rows, heldBack }).where(eq(exports.id, exportId));
}

export type HeldBack = { customerId: string; reasons: LeftOutReason[] };

/** Stores whom a recipient list left out and why (ruling 29). */
export async function keepHeldBack(db: Database, exportId: string, held: readonly HeldBack[]): Promise<void> {
  if (held.length > 0) await db.insert(exportHolds).values(held.map((one) => ({ exportId, ...one })));
}
