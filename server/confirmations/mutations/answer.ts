import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CustomerAnswer } from "../../domain/promise-words";
import { recordEvent } from "../../events/mutations";
import { notify } from "../../inbox/mutations";
import type { AnswerConfirmation } from "../input";

/**
 * A customer's answer by a link of theirs, used up by it. Whoever owns a promise the customer disputes is told, and who
 * leads them: it is to be put right. Refused with a sentence where the link opens nothing any more.
 */
export async function answerConfirmation(db: Database, { token, answer, noMore }: AnswerConfirmation): Promise<void> {
  await db.transaction(async (tx) => {
    if (noMore) await tx.execute(sql`select refuse_confirmations(${token}, ${answer !== null})`);
    if (answer === null) return;
    const [row] = await tx.execute<{ id: string }>(sql`select answer_confirmation(${token}, ${answer}) as id`);
    if (row) await tell(tx, row.id, answer);
  });
}

type Standing = { customerId: string; ownerId: string | null; leadId: string | null };

async function tell(tx: Database, promiseId: string, answer: CustomerAnswer): Promise<void> {
  const [standing] = await tx.execute<Standing>(sql`
    select s.customer_id as "customerId", s.owner_id as "ownerId", t.lead_id as "leadId"
      from promise_states s left join teams t on t.id = s.team_id
     where s.promise_id = ${promiseId} and s.until_at is null`);
  if (!standing) return;
  const { customerId, ownerId, leadId } = standing;
  await recordEvent(tx, {
    actor: null,
    action: "promise.answered",
    subject: "promise",
    subjectId: promiseId,
    customerId,
    facts: { answer },
  });
  if (answer === "yes") return;
  const readers = new Set([ownerId, leadId].filter((id) => id !== null));
  for (const personId of readers)
    await notify(tx, { personId, kind: "disputed", promiseId, customerId, values: { answer } });
}
