import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import type { ToldOutcome, UnloggedWay } from "../domain/listening";
import { recordEvent } from "../events/mutations";
import { makePromise } from "../promises/mutations/make";
import { writeText } from "../texts/mutations";
import type { NewFinding, NoteUnlogged, PutRight } from "./input";
import { getItem } from "./queries/sample";
import { getUnlogged } from "./queries/unlogged";

type Unlogged = {
  customerId: string;
  contactId: string | null;
  issueId: string | null;
  said: string;
  through: UnloggedWay;
  told: ToldOutcome;
};

/** Keeps a promise that nobody had logged. Usable inside another mutation's transaction. */
export async function keepUnlogged(ctx: Context, tx: Database, found: Unlogged): Promise<string> {
  const unloggedId = newId();
  const saidId = await writeText(tx, found.said);
  await tx.execute(sql`
    insert into unlogged_promises (id, customer_id, contact_id, issue_id, said_id, found_through, told, found_by)
    values (${unloggedId}, ${found.customerId}, ${found.contactId}, ${found.issueId}, ${saidId}, ${found.through}, ${found.told},
      ${ctx.actor.id})`);
  await recordEvent(tx, {
    actor: ctx.actor,
    action: "promise.foundUnlogged",
    subject: "unlogged_promise",
    subjectId: unloggedId,
    customerId: found.customerId,
    facts: { through: found.through, told: found.told },
  });
  return unloggedId;
}

/** Anybody may note that something was promised and is nowhere among the promises. */
export async function noteUnlogged(ctx: Context, input: NoteUnlogged): Promise<{ unloggedId: string }> {
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, input.customerId);
    return { unloggedId: await keepUnlogged(ctx, tx, { ...input, customerId: customer.id, issueId: null }) };
  });
}

/** Puts one right by a promise: made now, logged this time, and judged like any other. The find stays counted. */
export async function putUnloggedRight(ctx: Context, { unloggedId, ...promise }: PutRight) {
  return ctx.db.transaction(async (tx) => {
    const unlogged = await getUnlogged(tx, unloggedId);
    if (unlogged.answer) throw new DomainError("unlogged_put_right");
    const made = await makePromise({ ...ctx, db: tx }, { ...promise, customerId: unlogged.customer.id });
    await tx.execute(sql`insert into unlogged_answers (unlogged_id, promise_id, by_id)
      values (${unloggedId}, ${made.promiseId}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "promise.unloggedPutRight",
      subject: "unlogged_promise",
      subjectId: unloggedId,
      customerId: made.customerId,
      facts: { promiseId: made.promiseId },
    });
    return made;
  });
}

/** What a manager heard in a contact of the sample: one act, counted in the month's capture rate. */
export async function recordFinding(ctx: Context, input: NewFinding): Promise<{ itemId: string; isFound: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const item = await getItem(tx, input.itemId);
    const isFound = input.found !== "nothing" && input.found !== "unclear";
    const promiseId = input.found.startsWith("promise:") ? input.found.slice("promise:".length) : null;
    const unloggedId =
      input.found === "unlogged"
        ? await keepUnlogged(ctx, tx, {
            customerId: item.customer.id,
            contactId: item.contactId,
            issueId: null,
            said: input.said ?? "",
            through: "listening",
            told: input.told,
          })
        : null;
    const kind = promiseId === null ? input.found : "logged";
    const findingId = newId();
    await tx.execute(sql`insert into listening_findings (id, item_id, kind, promise_id, unlogged_id, by_id)
      values (${findingId}, ${input.itemId}, ${kind}, ${promiseId}, ${unloggedId}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "contact.heard",
      subject: "listening_item",
      subjectId: input.itemId,
      facts: { kind, promiseId, unloggedId },
    });
    return { itemId: input.itemId, isFound };
  });
}

/** How many contacts a team are drawn from the next draw on. */
export async function setListeningPlan(ctx: Context, { perTeam }: { perTeam: number }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const planId = newId();
    await tx.execute(
      sql`insert into listening_plans (id, per_team, set_by) values (${planId}, ${perTeam}, ${ctx.actor.id})`,
    );
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "listening.planned",
      subject: "listening_plan",
      subjectId: planId,
      facts: { perTeam },
    });
  });
}
