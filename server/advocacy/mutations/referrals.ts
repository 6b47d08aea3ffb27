import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { contacts, customers, referrals } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import type { ReferralTeller } from "../../domain/referral";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { LinkReferral, NoteReferral } from "../input";

type Done = { customerId: string };

/** One customer sent us another; whom they sent may not be a customer yet. What contradicts it the database refuses. */
export async function noteReferral(ctx: Context, input: NoteReferral): Promise<Done> {
  const { referredOn } = input;
  if (referredOn !== null && referredOn > ctx.today) throw new DomainError("known_in_the_future", {}, "referredOn");
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, input.customerId);
    const other = input.otherId === null ? null : await getSurvivor(tx, input.otherId);
    const [referrer, referred] = input.side === "sent" ? [customer, other] : [other, customer];
    if (referrer === null) throw new DomainError("not_found");
    if (referrer.id === referred?.id) throw new DomainError("referral_of_oneself", {}, "otherId");
    const id = newId();
    await tx.insert(referrals).values({
      id,
      referrerId: referrer.id,
      referredId: referred?.id ?? null,
      referredName: referred === null ? input.name : null,
      referredHandle: referred === null ? input.handle : null,
      referredOn: referredOn ?? ctx.today,
      ...(await tellerOf(tx, input.teller, referrer.id)),
      wordsId: input.words === null ? null : await writeText(tx, input.words),
      recordedBy: ctx.actor.id,
    });
    await told(ctx, tx, "referral.noted", id, referrer.id, referred?.id ?? null);
    return { customerId: customer.id };
  });
}

/** Whom they sent has become a customer, or turned out to be one. */
export async function linkReferral(ctx: Context, { referralId, customerId }: LinkReferral): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { referrerId } = await getReferral(tx, referralId);
    const [referrer, referred] = [await getSurvivor(tx, referrerId), await getSurvivor(tx, customerId)];
    if (referrer.id === referred.id) throw new DomainError("referral_of_oneself");
    const [linked] = await tx
      .update(referrals)
      .set({ referredId: referred.id, linkedBy: ctx.actor.id })
      .where(and(eq(referrals.id, referralId), isNull(referrals.referredId), isNull(referrals.withdrawnAt)))
      .returning({ id: referrals.id });
    if (!linked) throw new DomainError("referral_linked_already");
    await told(ctx, tx, "referral.linked", referralId, referrer.id, referred.id);
    return { customerId: referrer.id };
  });
}

/** It was not so after all: taken back on both sides, and still to be seen. */
export async function withdrawReferral(ctx: Context, referralId: string): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { referrerId, referredId } = await getReferral(tx, referralId);
    const { id: customerId } = await getSurvivor(tx, referrerId);
    const [row] = await tx
      .update(referrals)
      .set({ withdrawnBy: ctx.actor.id })
      .where(and(eq(referrals.id, referralId), isNull(referrals.withdrawnAt)))
      .returning({ id: referrals.id });
    if (!row) throw new DomainError("withdrawn_already");
    await told(ctx, tx, "referral.withdrawn", referralId, customerId, referredId);
    return { customerId };
  });
}

async function getReferral(tx: Database, id: string) {
  const [row] = await tx
    .select({ referrerId: referrals.referrerId, referredId: referrals.referredId })
    .from(referrals)
    .where(eq(referrals.id, id));
  if (!row) throw new DomainError("not_found");
  return row;
}

/** In a conversation it was said by whoever it was with. */
async function tellerOf(
  tx: Database,
  { toldBy, contactId }: NoteReferral["teller"],
  referrerId: string,
): Promise<{ toldBy: ReferralTeller; contactId: string | null }> {
  if (contactId === null) return { toldBy, contactId };
  const [contact] = await tx
    .select({ with: customers.survivorId })
    .from(contacts)
    .innerJoin(customers, eq(customers.id, contacts.customerId))
    .where(eq(contacts.id, contactId));
  return { toldBy: contact?.with === referrerId ? "referrer" : "referred", contactId };
}

async function told(
  { actor }: Context,
  tx: Database,
  action: string,
  subjectId: string,
  customerId: string,
  referredId: string | null,
): Promise<void> {
  await recordEvent(tx, { actor, action, subject: "referral", subjectId, customerId, facts: { referredId } });
}
