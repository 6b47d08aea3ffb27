import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { scanParts } from "../../domain/duplicate-scan";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { sayTheyDiffer } from "./merge";

/** "Two different customers": the pair is not suggested again. */
export async function dismissDuplicate(
  ctx: Context,
  { customerId, otherId }: { customerId: string; otherId: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const one = await getSurvivor(tx, customerId);
    const other = await getSurvivor(tx, otherId);
    if (one.id === other.id) throw new DomainError("one_record_already", { name: one.name });
    await sayTheyDiffer(tx, ctx.actor.id, customerId, otherId);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "duplicate.dismissed",
      subject: "customer",
      subjectId: otherId,
      customerId,
      facts: { customerId, otherId },
    });
  });
}

/** Has the worker look through all customers; one that is under way goes on instead. */
export async function startScan({ db, actor }: { db: Database; actor: { id: string } | null }): Promise<void> {
  await db.transaction(async (tx) => {
    const [unfinished] = await tx.execute(sql`select id from duplicate_scans where finished_at is null limit 1`);
    const id = newId();
    if (!unfinished) {
      await tx.execute(sql`
        insert into duplicate_scans (id, started_by, parts) values (${id}, ${actor?.id ?? null}, ${scanParts.length})`);
      await recordEvent(tx, { actor, action: "duplicates.scan_started", subject: "duplicate_scan", subjectId: id });
    }
    await tx.execute(sql`select graphile_worker.add_job('scan_duplicates', job_key := 'scan_duplicates')`);
  });
}
