import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { getOwnerCalendar } from "../../calendars/queries";
import type { Context } from "../../context";
import { clauseDue } from "../../domain/charter";
import { recordEvent } from "../../events/mutations";
import { happenTo } from "../../promises/mutations/happen";
import { getCustomerZone } from "../../promises/queries/owners";
import { writeText } from "../../texts/mutations";
import {
  type CharterRecord,
  findRecord,
  listOfIssue,
  listTriggered,
  type RecordFact,
  recordColumn,
  type TriggeredClause,
} from "../queries/triggered";

/**
 * Makes what the charter promises when something is recorded: an issue, a step of the lifecycle, a question in writing.
 * Called in the same transaction, after the record; asked twice it does nothing more. Without it, where a clause in force
 * answers to the record, the database refuses the record.
 */
export async function promiseByCharter(ctx: Context, { about }: { about: CharterRecord }): Promise<void> {
  const record = await findRecord(ctx.db, about);
  if (record === null || record.trigger === null) return;
  for (const clause of await listTriggered(ctx.db, record.trigger, record.recordedAt))
    await promiseUnder(ctx, clause, record, about);
}

async function promiseUnder(
  ctx: Context,
  clause: TriggeredClause,
  record: RecordFact,
  about: CharterRecord,
): Promise<void> {
  const promiseId = newId();
  const { name, id } = recordColumn(about);
  const linked = await ctx.db.execute(sql`
    insert into charter_promises (promise_id, clause_id, ${sql.identifier(name)}) values (${promiseId}, ${clause.id}, ${id})
    on conflict do nothing returning promise_id`);
  if (linked.length === 0) return;
  const [customer, owner] = await Promise.all([
    getCustomerZone(ctx.db, record.customerId, ctx.organisation),
    getOwnerCalendar(ctx.db, { kind: "team", id: clause.teamId }, ctx.now),
  ]);
  const due = clauseDue(clause, { factAt: record.happenedAt, now: record.recordedAt, customer, owner });
  const saidId = await writeText(ctx.db, clause.said);
  await ctx.db.execute(sql`
    insert into promises (id, customer_id, kind, clause_id, said_id, channel, contact_id, made_by, made_at, owner_team_id,
      original_due_at, due_precision, zone, calendar)
    values (${promiseId}, ${record.customerId}, 'charter', ${clause.id}, ${saidId}, ${record.channel ?? "web"},
      ${"contactId" in about ? about.contactId : null}, ${ctx.actor.id}, ${record.recordedAt.toISOString()}, ${clause.teamId},
      ${due.dueAt.toISOString()}, ${due.precision}, ${customer.zone}, ${JSON.stringify(due.calendar)}::jsonb)`);
  await recordEvent(ctx.db, {
    actor: ctx.actor,
    action: "promise.made",
    subject: "promise",
    subjectId: promiseId,
    customerId: record.customerId,
    facts: { dueAt: due.dueAt, precision: due.precision, owner: clause.teamId, clauseId: clause.id },
  });
}

/** A resolved issue is evidence (ruling 6): it keeps what the charter promised when the issue was opened. */
export async function keepByResolution(ctx: Context, issueId: string): Promise<void> {
  for (const { promiseId, isOpen } of await listOfIssue(ctx.db, issueId))
    if (isOpen) await happenTo(ctx, promiseId, () => ({ kind: "fulfilled", facts: { issue_id: issueId } }));
}

/** It was not put right after all: a Keep that rested on the resolution never was. */
export async function retractByReopening(ctx: Context, issueId: string, why: string): Promise<void> {
  for (const { promiseId, restsOnIt } of await listOfIssue(ctx.db, issueId))
    if (restsOnIt)
      await happenTo(ctx, promiseId, ({ keep }) => ({
        kind: "retracted",
        facts: { retracts_id: keep?.id ?? promiseId },
        reason: why,
      }));
}
