import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { contacts } from "@/db/schema";
import { promiseByCharter } from "../../charter/mutations/of-record";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { instantIn } from "../../domain/wall-time";
import { recordEvent } from "../../events/mutations";
import { openIssue } from "../../issues/mutations";
import { getIssue } from "../../issues/queries/one";
import { keepPromise } from "../../promises/mutations/keep";
import { makePromise } from "../../promises/mutations/make";
import { isStageOffered } from "../../stages/queries";
import type { LogContact } from "../input";

type Done = { customerId: string; contactId: string };

/** What a contact says, apart from whose it is and who logged it. */
export type NewContact = Pick<
  typeof contacts.$inferInsert,
  "customerId" | "happenedAt" | "channel" | "direction" | "words"
> &
  Partial<typeof contacts.$inferInsert>;

/** Logs a conversation, with the issue opened, the promise made and the promises kept in it: all of it or nothing. */
export async function logContact(ctx: Context, input: LogContact): Promise<Done> {
  const { customerId, issueId, issueKind, departmentId, promise, keeps, happened, ...said } = input;
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const customer = await getSurvivor(tx, customerId);
    const about = await issueOf(inside, customer.id, input);
    const contactId = await insertContact(inside, {
      ...said,
      triedSelfService: hasTried(said),
      happenedAt: happenedAt(ctx, happened),
      // A contact about an issue belongs where the issue does, so that unmerging keeps them together.
      customerId: about?.customerId ?? customer.id,
      issueId: about?.id ?? null,
    });
    if (promise) {
      const made = { ...promise, customerId: customer.id, contactId, channel: input.channel, kind: null };
      await makePromise(inside, made);
    }
    for (const { promiseId, expects } of keeps ?? [])
      await keepPromise(inside, { promiseId, expects, done: null, evidence: { kind: "contact", id: contactId } });
    return { customerId: customer.id, contactId };
  });
}

/** Writes one contact down, in the name of who acts, and records it. A stage that is not offered is refused. */
export async function insertContact(ctx: Context, contact: NewContact): Promise<string> {
  await offered(ctx.db, contact.stage ?? null, null);
  const id = newId();
  await ctx.db.insert(contacts).values({ ...contact, id, loggedBy: ctx.actor.id, teamId: ctx.actor.teamId });
  await recordEvent(ctx.db, {
    actor: ctx.actor,
    action: "contact.logged",
    subject: "contact",
    subjectId: id,
    customerId: contact.customerId,
    facts: { channel: contact.channel, direction: contact.direction, issueId: contact.issueId ?? null },
  });
  if (contact.replyOwed) await promiseByCharter(ctx, { about: { contactId: id } });
  return id;
}

/** Where trying it themselves failed says that they tried. */
export function hasTried(said: Pick<LogContact, "triedSelfService" | "selfServiceFailed">): boolean | null {
  return said.selfServiceFailed === null ? said.triedSelfService : true;
}

/** A stage that is offered; one that stood there already may stay. */
export async function offered(db: Database, stage: string | null, before: string | null): Promise<void> {
  if (stage === null || stage === before || (await isStageOffered(db, stage))) return;
  throw new DomainError("stage_unknown", {}, "stage");
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

/** A time on the writer's own clock, which must have come. */
export function happenedAt({ actor, now }: Context, typed: string | null): Date {
  if (typed === null) return now;
  const at = instantIn(actor.zone, typed);
  if (at > now) throw new DomainError("happens_in_the_future", {}, "happened");
  return at;
}
