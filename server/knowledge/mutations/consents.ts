import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { consents } from "@/db/schema";
import type { Context } from "../../context";
import type { ConsentPurpose } from "../../domain/consent";
import { DomainError } from "../../domain/errors";
import { type Told, toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import type { RecordConsent } from "../input";
import { type Done, learn, writeWords } from "./learn";

/** What a customer agreed to, in the words put to them, or took back. */
export async function recordConsent(ctx: Context, input: RecordConsent): Promise<Done> {
  const { customerId, purpose, answer, wording } = input;
  if (answer === "given" && wording === null) throw new DomainError("consent_needs_wording", {}, "wording");
  const what = { customerId, action: `consent.${answer}`, subject: "consent", facts: { purpose } };
  return learn(ctx, what, async (inside, customer, id) => {
    const wordingId = await writeWords(inside.db, wording);
    await inside.db
      .insert(consents)
      .values({ id, customerId: customer.id, purpose, answer, wordingId, ...toldBy(ctx, input) });
  });
}

/** What is to be stored rests on a consent: one that stands, or the one they gave with it. */
export async function needConsent(
  ctx: Context,
  customerId: string,
  purpose: ConsentPurpose,
  wording: string | null,
  told: Told,
): Promise<void> {
  if (wording === null) {
    const [row] = await ctx.db.execute<{ holds: boolean | null }>(
      sql`select consent_now(${customerId}::uuid, ${purpose}) as holds`,
    );
    if (!row?.holds) throw new DomainError("consent_needed", {}, "wording");
    return;
  }
  const id = newId();
  const wordingId = await writeWords(ctx.db, wording);
  await ctx.db.insert(consents).values({ id, customerId, purpose, answer: "given", wordingId, ...toldBy(ctx, told) });
  await recordEvent(ctx.db, {
    actor: ctx.actor,
    action: "consent.given",
    subject: "consent",
    subjectId: id,
    customerId,
    facts: { purpose },
  });
}
