import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { contacts } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { correction } from "../domain/correction";
import { DomainError } from "../domain/errors";
import { instantIn } from "../domain/wall-time";
import { recordEvent } from "../events/mutations";
import { openIssue } from "../issues/mutations";
import { getIssue } from "../issues/queries";
import { makePromise } from "../promises/mutations/make";
import type { CorrectContact, LogContact } from "./input";
import { getContact } from "./queries";

type Done = { customerId: string; contactId: string };

/** Logs a conversation, with the issue that was opened and the promise that was made in it: all of it or nothing. */
export async function logContact(ctx: Context, input: LogContact): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const customer = await getSurvivor(tx, input.customerId);
    const about = await issueOf(inside, customer.id, input);
    const contactId = newId();
    await tx.insert(contacts).values({
      id: contactId,
      // A contact about an issue belongs where the issue does, so that unmerging keeps them together.
      customerId: about?.customerId ?? customer.id,
      happenedAt: happenedAt(ctx, input.happened),
      channel: input.channel,
      direction: input.direction,
      cause: input.cause,
      stage: input.stage,
      feeling: input.feeling,
      words: input.words,
      issueId: about?.id ?? null,
      loggedBy: ctx.actor.id,
      teamId: ctx.actor.teamId,
    });
    if (input.promise) {
      const made = { ...input.promise, customerId: customer.id, contactId, channel: input.channel, kind: null };
      await makePromise(inside, made);
    }
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "contact.logged",
      subject: "contact",
      subjectId: contactId,
      customerId: customer.id,
      facts: { channel: input.channel, direction: input.direction, issueId: about?.id ?? null },
    });
    return { customerId: customer.id, contactId };
  });
}

/** Corrects what was mistyped, visibly: what stood before is kept in the event (ruling 25). */
export async function correctContact(ctx: Context, input: CorrectContact): Promise<{ customerId: string }> {
  const { contactId, happened, ...typed } = input;
  return ctx.db.transaction(async (tx) => {
    const before = await getContact(tx, contactId);
    const record = { ...typed, happenedAt: happened === null ? before.happenedAt : happenedAt(ctx, happened) };
    const { fields, details } = correction(before, record);
    if (fields.length === 0) return { customerId: before.customer.id };
    await tx.update(contacts).set(record).where(eq(contacts.id, contactId));
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "contact.corrected",
      subject: "contact",
      subjectId: contactId,
      customerId: before.customer.id,
      facts: { fields },
      details,
    });
    return { customerId: before.customer.id };
  });
}

/** The issue a contact is about: one that is open already, one opened now in the same words, or none. */
async function issueOf(ctx: Context, customerId: string, input: LogContact) {
  if (input.issueId !== null) return openIssueOf(ctx.db, customerId, input.issueId);
  if (input.issueKind === null) return null;
  const { issueId } = await openIssue(ctx, {
    customerId,
    kind: input.issueKind,
    words: input.words,
    departmentId: input.departmentId,
  });
  return { id: issueId, customerId };
}

async function openIssueOf(db: Database, customerId: string, issueId: string) {
  const issue = await getIssue(db, issueId);
  if (issue.customer.id !== customerId) throw new DomainError("not_found");
  return issue;
}

function happenedAt({ actor, now }: Context, typed: string | null): Date {
  if (typed === null) return now;
  const at = instantIn(actor.zone, typed);
  if (at > now) throw new DomainError("happens_in_the_future", {}, "happened");
  return at;
}
