import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

export type ClauseOf = {
  key: string;
  title: string;
  said: string;
  /** What we do when it is broken. */
  remedy: string;
  contact: string;
  versionNumber: number;
  /** The issue it follows from; null: a step of the lifecycle or a question in writing. */
  issueId: string | null;
  stepId: string | null;
  /** The contact in which an answer was asked for. */
  contactId: string | null;
};

/** The clause a promise follows from, as it read in the version it was made under; null: a commitment of its own. */
export async function clauseOf(db: Database, promiseId: string): Promise<ClauseOf | null> {
  const [row] = await db.execute<ClauseOf>(sql`
    select c.key, c.title, c.said, c.remedy, c.contact, v.number as "versionNumber", l.issue_id as "issueId",
      l.step_id as "stepId", l.contact_id as "contactId"
    from charter_promises l join charter_clauses c on c.id = l.clause_id join charter_versions v on v.id = c.version_id
    where l.promise_id = ${promiseId}`);
  return row ?? null;
}
