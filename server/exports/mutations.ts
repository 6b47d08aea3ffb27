import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { exportHolds, exports } from "@/db/schema";
import type { Context } from "../context";
import type { LeftOutReason } from "../domain/export";
import { recordEvent } from "../events/mutations";
import type { BeginExport } from "./input";

/** Notes that a list is taken out, before its first line is written. */
export async function beginExport(ctx: Context, { list, filter, reason }: BeginExport): Promise<{ exportId: string }> {
  return ctx.db.transaction(async (tx) => {
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
