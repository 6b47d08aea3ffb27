import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { isDue } from "../../domain/promise";
import { promiseActs } from "../../domain/promise-acts";
import { verdictOfKeepNow } from "../../domain/promise-outcome";
import { keepSentence } from "../../domain/promise-sentences";
import type { AttemptPromise, KeepPromise, RetractKeep } from "../input";
import { getPromise } from "../queries/one";
import type { PromiseRow } from "../queries/row";
import { type Done, happenTo } from "./happen";

/** Keeps a promise; what it will count as is said first, and if time has changed that since, nothing is saved (ruling 6). */
export async function keepPromise(ctx: Context, input: KeepPromise): Promise<Done> {
  return happenTo(ctx, input.promiseId, async (promise, tx) => {
    const evidence = await findEvidence({ ...ctx, db: tx }, input);
    const occurredAt = claimedAt(promise, input, ctx.now);
    const verdict = verdictOfKeepNow(promise.standing, ctx.now, occurredAt, evidence?.recordedAt ?? null);
    const expected = input.expects ?? "kept";
    if (promise.standing.ended === null && verdict.outcome !== expected)
      throw new DomainError("promise_counts_otherwise", { sentence: keepSentence(verdict.outcome) }, "done");
    return { kind: "fulfilled", facts: { occurred_at: occurredAt, ...evidenceColumn(input) } };
  });
}

/** When it was done, as told: now, or in time and only logged now. */
function claimedAt(promise: PromiseRow, { done }: KeepPromise, now: Date): Date {
  const { dueAt } = promise.standing.agreed;
  return done === "in_time" && isDue(dueAt, now) ? dueAt : now;
}

async function findEvidence(ctx: Context, { promiseId, evidence }: KeepPromise) {
  if (!evidence) return null;
  const detail = await getPromise(ctx.db, { promiseId, now: ctx.now });
  return detail.evidence.find(({ id }) => id === evidence.id) ?? null;
}

function evidenceColumn({ evidence }: KeepPromise) {
  if (!evidence) return {};
  return { [`${evidence.kind}_id`]: evidence.id };
}

/** We tried and did not reach them. With a contact as proof and a message left, in time, it counts as kept (B2). */
export async function attemptPromise(ctx: Context, input: AttemptPromise): Promise<Done> {
  return happenTo(ctx, input.promiseId, () => ({
    kind: "attempted",
    facts: { contact_id: input.contactId, message_left: input.messageLeft },
  }));
}

/** Takes a mis-clicked Keep back: its author within 15 minutes, a lead with a reason later (ruling 6). */
export async function retractKeep(ctx: Context, input: RetractKeep): Promise<Done> {
  return happenTo(ctx, input.promiseId, (promise) => {
    if (!promise.keep) throw new DomainError("not_found");
    if (!promiseActs(promise, ctx.actor, ctx.now).retract) throw new DomainError("promise_retract_right");
    return { kind: "retracted", facts: { retracts_id: promise.keep.id }, reason: input.reason };
  });
}
