import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { events } from "@/db/schema";
import { writeText } from "../texts/mutations";

export type NewEvent = {
  /** null: the system itself. */
  actor: { id: string } | null;
  /** noun.past, "promise.kept". */
  action: string;
  subject: string;
  subjectId: string;
  customerId?: string | null;
  /** Ids, numbers and words of the glossary: nothing personal. */
  facts?: Record<string, unknown>;
  /** Personal text before and after; kept where it can be erased. */
  details?: Record<string, unknown>;
};

/** Records what a mutation did, in the mutation's own transaction. */
export async function recordEvent(tx: Database, event: NewEvent): Promise<string> {
  const id = newId();
  await tx.insert(events).values({
    id,
    actorId: event.actor?.id ?? null,
    action: event.action,
    subject: event.subject,
    subjectId: event.subjectId,
    customerId: event.customerId ?? null,
    facts: event.facts ?? {},
    detailsId: event.details ? await writeText(tx, JSON.stringify(event.details)) : null,
  });
  return id;
}

/** Names who acts to the database, until this transaction ends, so that what it keeps by itself says who (ruling 25). */
export async function actAs(tx: Database, actor: { id: string }): Promise<void> {
  await tx.execute(sql`select set_config('standpoint.actor', ${actor.id}, true)`);
}
