import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { mergeFields } from "../../domain/merging";
import { actAs, recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { MergeCustomers, UnmergeCustomers } from "../input";
import { getMerge } from "../queries/merges";
import { inTurn } from "./in-turn";

type Merged = { mergeId: string; customerId: string };

/** Makes two records one: the database carries it out and keeps what the survivor said before. */
export function mergeCustomers(ctx: Context, input: MergeCustomers): Promise<Merged> {
  const [survivorId, mergedId] =
    input.survivor === "one" ? [input.customerId, input.otherId] : [input.otherId, input.customerId];
  const taken = mergeFields.filter((field) => input.fields[field] !== input.survivor);
  return inTurn(ctx, async (tx) => {
    await actAs(tx, ctx.actor);
    const mergeId = newId();
    const reasonId = await writeText(tx, input.reason);
    await tx.execute(sql`
      insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id)
      values (${mergeId}, ${mergedId}, ${survivorId}, ${sql.param(taken)}::text[], ${ctx.actor.id}, ${reasonId})`);
    await adoptSuggestions(tx, mergedId, survivorId);
    await tell(ctx, tx, "customer.merged", mergeId, survivorId, { mergedId, survivorId, taken });
    return { mergeId, customerId: survivorId };
  });
}

/** Takes a merge apart again: both records stand for themselves, with what was recorded under each. */
export function unmergeCustomers(ctx: Context, { mergeId, reason, areDifferent }: UnmergeCustomers): Promise<Merged> {
  return inTurn(ctx, async (tx) => {
    await actAs(tx, ctx.actor);
    const { mergedId, survivorId, standsForId } = await getMerge(tx, mergeId);
    const reasonId = await writeText(tx, reason);
    const unmergeId = newId();
    await tx.execute(sql`
      insert into unmerges (id, merge_id, by_id, reason_id) values (${unmergeId}, ${mergeId}, ${ctx.actor.id}, ${reasonId})`);
    if (areDifferent) await sayTheyDiffer(tx, ctx.actor.id, mergedId, survivorId);
    const facts = { mergeId, mergedId, survivorId, areDifferent };
    await tell(ctx, tx, "customer.unmerged", unmergeId, standsForId, facts);
    return { mergeId, customerId: mergedId };
  });
}

/** Writes down that two records are two customers. */
export async function sayTheyDiffer(tx: Database, byId: string, oneId: string, otherId: string): Promise<void> {
  await tx.execute(sql`
    insert into duplicate_dismissals (id, one_id, other_id, by_id)
    values (${newId()}, least(${oneId}::uuid, ${otherId}::uuid), greatest(${oneId}::uuid, ${otherId}::uuid), ${byId})`);
}

/** Whoever resembled the merged record may be the same as its survivor now. */
async function adoptSuggestions(tx: Database, mergedId: string, survivorId: string): Promise<void> {
  await tx.execute(sql`
    insert into duplicates (one_id, other_id, score, reasons, scan_id)
    select least(twin.id, ${survivorId}::uuid), greatest(twin.id, ${survivorId}::uuid), l.score, l.reasons, twin.scan_id
      from (select distinct on (c.id) c.id, d.scan_id
              from duplicates d
              join comparable_customers c on c.id in (d.one_id, d.other_id) and c.id <> ${survivorId}::uuid
             where ${mergedId}::uuid in (d.one_id, d.other_id) order by c.id) twin
      cross join lateral duplicate_likeness(${survivorId}::uuid, twin.id) l
     where l.score >= 50
    on conflict do nothing`);
}

/** The event of a merge or an undo, with what it changed on the survivor's record. */
async function tell(
  ctx: Context,
  tx: Database,
  action: "customer.merged" | "customer.unmerged",
  subjectId: string,
  customerId: string,
  facts: Record<string, unknown> & { mergedId: string; survivorId: string },
): Promise<void> {
  const table = sql.identifier(action === "customer.merged" ? "merges" : "unmerges");
  const [row] = await tx.execute<{ before: Columns; after: Columns; merged: string; survivor: string }>(sql`
    select t.body::jsonb -> 'before' as before, t.body::jsonb -> 'after' as after,
           (select name from customers where id = ${facts.mergedId}) as merged,
           (select name from customers where id = ${facts.survivorId}) as survivor
      from ${table} m join texts t on t.id = m.fields_id where m.id = ${subjectId}`);
  const details = row && { ...row, before: fieldsOf(row.before), after: fieldsOf(row.after) };
  const told = action === "customer.merged" ? { ...facts, mergeId: subjectId } : facts;
  const subject = action === "customer.merged" ? "merge" : "unmerge";
  await recordEvent(tx, {
    actor: ctx.actor,
    action,
    subject,
    subjectId,
    customerId,
    facts: told,
    ...(details ? { details } : {}),
  });
}

type Columns = Record<string, unknown>;

/** Columns by the names that other corrections of a record use. */
function fieldsOf(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );
}
