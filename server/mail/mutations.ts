import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { PlainValues } from "../domain/inbox-words";
import type { MailTemplate } from "../domain/mail-words";
import { recordEvent } from "../events/mutations";

export type NewMail = {
  template: MailTemplate;
  /** One of us, at the address they have when it goes out; or a customer's address. */
  to: { personId: string } | { address: string };
  /** Ids, numbers and words without spaces. What the letter says is read from the records when it is sent. */
  values?: PlainValues;
  about?: { promiseId?: string | null; customerId?: string | null };
  /** Not before this instant; left out: at once. */
  notBefore?: Date;
};

/** Puts a mail into the outbox, in the transaction of what it tells of; the worker sends it. */
export async function enqueueMail(tx: Database, { template, to, values, about, notBefore }: NewMail): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into mails (id, template, person_id, address, promise_id, customer_id, values, try_at)
    values (${id}, ${template}, ${"personId" in to ? to.personId : null}, ${"address" in to ? to.address : null},
      ${about?.promiseId ?? null}, ${about?.customerId ?? null}, ${JSON.stringify(values ?? {})}::jsonb,
      ${notBefore?.toISOString() ?? null})`);
  await tx.execute(sql`
    select graphile_worker.add_job('send_mails', job_key := ${`send_mails ${notBefore?.toISOString() ?? ""}`.trim()}::text,
      run_at := ${notBefore?.toISOString() ?? null}::timestamptz)`);
  return id;
}

/** Sends a mail to whoever asks, to see that mail works. */
export async function askForTestMail(ctx: Context): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const mailId = await enqueueMail(tx, { template: "test", to: { personId: ctx.actor.id } });
    await recordEvent(tx, { actor: ctx.actor, action: "mail.tried", subject: "mail", subjectId: mailId });
  });
}
