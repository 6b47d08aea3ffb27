import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CharterTrigger } from "../../domain/charter";
import type { Instant } from "../../domain/plain-date";

/** What a charter promise follows from: an issue, a step of the lifecycle, or a contact that asks for an answer. */
export type CharterRecord = { issueId: string } | { stepId: string } | { contactId: string };

export type RecordFact = {
  customerId: string;
  trigger: CharterTrigger | null;
  happenedAt: Instant;
  recordedAt: Instant;
  channel: string | null;
};

export type TriggeredClause = { id: string; said: string; dueSaid: string; latestDays: number; teamId: string };

export const recordColumn = (about: CharterRecord) =>
  "issueId" in about
    ? { name: "issue_id", id: about.issueId }
    : "stepId" in about
      ? { name: "step_id", id: about.stepId }
      : { name: "contact_id", id: about.contactId };

/** The record as the database sees it: what it triggers, when it was, when it was recorded. */
export async function findRecord(db: Database, about: CharterRecord): Promise<RecordFact | null> {
  const { name, id } = recordColumn(about);
  const link = sql`jsonb_populate_record(null::charter_promises, ${JSON.stringify({ [name]: id })}::jsonb)`;
  const [row] = await db.execute<
    Record<"happenedAt" | "recordedAt", string> & Omit<RecordFact, "happenedAt" | "recordedAt">
  >(
    sql`select customer_id as "customerId", trigger, happened_at as "happenedAt", recorded_at as "recordedAt",
      (select channel from contacts where id = ${"contactId" in about ? about.contactId : null}) as channel
      from charter_fact(${link})`,
  );
  return row ? { ...row, happenedAt: new Date(row.happenedAt), recordedAt: new Date(row.recordedAt) } : null;
}

/** The clauses in force when it was recorded that answer to a trigger. */
export async function listTriggered(db: Database, trigger: CharterTrigger, at: Instant): Promise<TriggeredClause[]> {
  const rows = await db.execute<TriggeredClause>(sql`
    select id, said, due_said as "dueSaid", latest_days as "latestDays", team_id as "teamId"
    from triggered_clauses(${trigger}, ${at.toISOString()}::timestamptz) order by position, id`);
  return [...rows];
}

/** Charter promises of an issue that are open, and those whose Keep rests on its resolution. */
export async function listOfIssue(
  db: Database,
  issueId: string,
): Promise<{ promiseId: string; isOpen: boolean; restsOnIt: boolean }[]> {
  const rows = await db.execute<{ promiseId: string; isOpen: boolean; restsOnIt: boolean }>(sql`
    select l.promise_id as "promiseId", s.ended is null as "isOpen", coalesce(k.issue_id = ${issueId}::uuid, false) as "restsOnIt"
    from charter_promises l join promise_states s on s.promise_id = l.promise_id and s.until_at is null
    left join promise_events k on k.id = s.keep_id
    where l.issue_id = ${issueId} order by l.promise_id`);
  return [...rows];
}
