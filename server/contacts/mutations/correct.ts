import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema";
import type { Context } from "../../context";
import { correction } from "../../domain/correction";
import { wallTimeIn } from "../../domain/wall-time";
import { actAs, recordEvent } from "../../events/mutations";
import { reconcile } from "../../events/queries";
import type { CorrectContact } from "../input";
import { type Contact, holdContact } from "../queries/one";
import { happenedAt, hasTried, offered } from "./log";

/**
 * Corrects what was mistyped, visibly: the database keeps what stood there before (ruling 25). What somebody else
 * corrected since the form was opened stands, and where both corrected the same field a person chooses.
 */
export async function correctContact(ctx: Context, input: CorrectContact): Promise<{ customerId: string }> {
  const { contactId, base, ...typed } = input;
  return ctx.db.transaction(async (tx) => {
    const before = await holdContact(tx, contactId);
    const theirs = typedOf(before, ctx.actor.zone);
    // An emptied time is one that nobody meant to correct.
    const mine = { ...typed, happened: typed.happened ?? base.happened };
    const said = await reconcile(tx, { subject: "contact", subjectId: contactId, base, theirs, mine, asText });
    const told = { ...said, triedSelfService: hasTried(said) };
    const { fields } = correction(theirs, told);
    if (fields.length === 0) return { customerId: before.customer.id };
    await offered(tx, told.stage, before.stage);
    await actAs(tx, ctx.actor);
    const { happened, ...record } = told;
    const at = happened === theirs.happened ? before.happenedAt : happenedAt(ctx, happened);
    await tx
      .update(contacts)
      .set({ ...record, happenedAt: at })
      .where(eq(contacts.id, contactId));
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "contact.corrected",
      subject: "contact",
      subjectId: contactId,
      customerId: before.customer.id,
      facts: { fields },
    });
    return { customerId: before.customer.id };
  });
}

/** A contact as its form writes it: the time to the minute, on the writer's own clock. */
function typedOf(contact: Contact, zone: string): CorrectContact["base"] {
  const { channel, words, direction, cause, stage, feeling, avoidable, triedSelfService, selfServiceFailed } = contact;
  const happened = wallTimeIn(zone, contact.happenedAt);
  return { channel, words, direction, happened, cause, stage, feeling, avoidable, triedSelfService, selfServiceFailed };
}

/** A field as the form writes it. */
function asText(_: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null || value === undefined ? "" : String(value);
}
