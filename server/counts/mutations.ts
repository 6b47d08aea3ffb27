import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import type { Lens } from "../domain/lens";
import { recordEvent } from "../events/mutations";
import { questions } from "./questions";

/**
 * Has the worker count every question through a lens. One that is under way for the very same lens is the answer: asking
 * twice counts once. `actor` null: by the timetable.
 */
export async function askCount(
  { db, actor }: { db: Database; actor: { id: string } | null },
  lens: Lens,
  keys: readonly string[] = Object.keys(questions),
): Promise<{ countId: string }> {
  return db.transaction(async (tx) => {
    const countId = newId();
    const isNew = await enter(tx, countId, { lens, keys, actor });
    if (!isNew) return { countId: await underWay(tx, lens) };
    await recordEvent(tx, {
      actor,
      action: "count.asked",
      subject: "count",
      subjectId: countId,
      facts: { ...lens },
    });
    await putOnQueue(tx, countId);
    return { countId };
  });
}

type Asked = { lens: Lens; keys: readonly string[]; actor: { id: string } | null };

async function enter(tx: Database, id: string, { lens, keys, actor }: Asked): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into number_counts (id, as_of, lapse_days, segment, questions, asked_by)
    values (${id}, ${lens.asOf}, ${lens.lapseDays}, ${lens.segment}, ${sql.param([...keys])}::text[],
      ${actor?.id ?? null})
    on conflict do nothing returning id`);
  return rows.length > 0;
}

async function underWay(tx: Database, { asOf, lapseDays, segment }: Lens): Promise<string> {
  const [run] = await tx.execute<{ id: string }>(sql`
    select id from number_counts
    where as_of = ${asOf} and lapse_days is not distinct from ${lapseDays}::int and segment is not distinct from ${segment}::text
    order by recorded_at desc, id desc limit 1`);
  if (!run) throw new DomainError("not_found");
  return run.id;
}

/** Puts a count on the queue, also one that is there already: a job that died with its worker is not waited for. */
export async function putOnQueue(db: Database, countId: string, again = ""): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job('count_numbers', json_build_object('countId', ${countId}::text),
      job_key := ${countId + again}::text)`);
}

/** Ends a count after the question it is at. What had been counted is not read. */
export async function cancelCount(ctx: Context, { countId }: { countId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      update number_counts set cancelled_at = standpoint_now(), cancelled_by = ${ctx.actor.id}
      where id = ${countId} and counted_at is null and cancelled_at is null returning id`);
    if (rows.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, { actor: ctx.actor, action: "count.cancelled", subject: "count", subjectId: countId });
  });
}
