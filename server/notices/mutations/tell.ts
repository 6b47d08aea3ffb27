import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { type Reader, readersOf } from "../../domain/decision-readers";
import { matterOf, type PendingTelling, type TellingKind, tellTogether } from "../../domain/decision-telling";
import { notify } from "../../inbox/mutations";
import { enqueueMail } from "../../mail/mutations";
import { audienceOf, listFallen } from "../queries/occasions";

/**
 * Tells what has fallen of one decision and has not been told: telling, inbox items and mails in one transaction, so that
 * a worker killed anywhere leaves all of it or nothing. While somebody else acts on the decision nothing is done; what
 * they do has it looked at again.
 */
export async function tellDecision(db: Database, decisionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${decisionId}::text, 7002)) as mine`,
    );
    if (!lock?.mine) return;
    for (const { said, with: carried } of tellTogether(await listFallen(tx, decisionId))) {
      const tellingId = await record(tx, decisionId, said, null);
      for (const earlier of carried) await record(tx, decisionId, earlier, tellingId);
      const readers = readersOf(await audienceOf(tx, { decisionId, ...said }));
      for (const reader of readers) await tellReader(tx, { decisionId, tellingId, kind: said.kind }, reader);
    }
    await tx.execute(sql`select plan_decision_look(${decisionId}::uuid)`);
  });
}

async function record(
  tx: Database,
  decisionId: string,
  { kind, subjectId, dueAt }: PendingTelling,
  toldWithId: string | null,
): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into decision_tellings (id, decision_id, kind, subject_id, due_at, told_with_id)
    values (${id}, ${decisionId}, ${kind}, ${subjectId}, ${dueAt}::timestamptz, ${toldWithId})`);
  return id;
}

type Told = { decisionId: string; tellingId: string; kind: TellingKind };

async function tellReader(tx: Database, { decisionId, tellingId, kind }: Told, reader: Reader): Promise<void> {
  await notify(tx, { personId: reader.id, kind: "decision", decisionId, tellingId, values: { telling: kind } });
  if (!reader.isAway)
    await enqueueMail(tx, { template: matterOf[kind], to: { personId: reader.id }, values: { tellingId } });
}
