import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { getOwnerCalendar } from "../../calendars/queries";
import { listAbsences } from "../../calendars/queries/absences";
import type { Context } from "../../context";
import { type Due, readDue } from "../../domain/due";
import { DomainError } from "../../domain/errors";
import { guessKind } from "../../domain/promise-kind";
import { recordEvent } from "../../events/mutations";
import { isStageOffered } from "../../stages/queries";
import { writeText } from "../../texts/mutations";
import type { DueQuestion, NewPromise } from "../input";
import { getCustomerZone } from "../queries/owners";

/** Makes a promise in three inputs: the words, when, who (me, unless given). Usable inside another mutation's transaction. */
export async function makePromise(ctx: Context, input: NewPromise): Promise<{ promiseId: string; customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    const owner = input.who ?? { kind: "person" as const, id: ctx.actor.id };
    const due = await previewDue(within, { customerId: input.customerId, when: input.when, who: owner });
    const wantedAt = await readWanted(within, input, owner);
    await isOfferedOrRefused(within, input.stage ?? null);
    const promiseId = newId();
    const saidId = await writeText(tx, input.said);
    await tx.execute(sql`
      insert into promises (id, customer_id, kind, said_id, channel, contact_id, made_by, made_at, owner_id, owner_team_id,
        earliest_at, original_due_at, due_precision, zone, calendar, recovers_id, is_moment_of_truth, stage, wanted_at)
      values (${promiseId}, ${input.customerId}, ${input.kind ?? guessKind(input.said)}, ${saidId}, ${input.channel ?? "phone"},
        ${input.contactId}, ${ctx.actor.id}, ${ctx.now.toISOString()},
        ${owner.kind === "person" ? owner.id : null}, ${owner.kind === "team" ? owner.id : null},
        ${due.earliestAt?.toISOString() ?? null}, ${due.dueAt.toISOString()}, ${due.precision},
        ${due.calendar.customer.zone}, ${JSON.stringify(due.calendar)}::jsonb,
        ${input.recoversId ?? null}, ${input.moment ?? false}, ${input.stage ?? null}, ${wantedAt?.toISOString() ?? null})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "promise.made",
      subject: "promise",
      subjectId: promiseId,
      customerId: input.customerId,
      facts: {
        dueAt: due.dueAt,
        precision: due.precision,
        owner: owner.id,
        moment: input.moment ?? false,
        recoversId: input.recoversId ?? null,
      },
    });
    return { promiseId, customerId: input.customerId };
  });
}

/** When the customer wanted it, read as "when" is: the day is theirs, the hours the owner's. */
async function readWanted(ctx: Context, { wanted, customerId }: NewPromise, who: DueQuestion["who"]) {
  if (!wanted) return null;
  try {
    return (await previewDue(ctx, { customerId, when: wanted, who })).dueAt;
  } catch (error) {
    throw error instanceof DomainError && error.field === "when"
      ? new DomainError(error.key, error.values, "wanted")
      : error;
  }
}

async function isOfferedOrRefused({ db }: Context, stage: string | null): Promise<void> {
  if (stage !== null && !(await isStageOffered(db, stage))) throw new DomainError("stage_unknown", {}, "stage");
}

/** What "when" means for this customer and owner: shown before saving (ruling 9). Saves nothing. */
export async function previewDue(ctx: Context, { customerId, when, who }: DueQuestion): Promise<Due> {
  const owner = who ?? { kind: "person" as const, id: ctx.actor.id };
  const [customer, calendar, away] = await Promise.all([
    getCustomerZone(ctx.db, customerId, ctx.organisation),
    getOwnerCalendar(ctx.db, owner, ctx.now),
    owner.kind === "person" ? listAbsences(ctx.db, owner.id, ctx.today) : [],
  ]);
  return readDue(when, { now: ctx.now, customer, owner: calendar, away });
}

/** What "when" means, or why it cannot be read: while somebody types, an unfinished time is no error. */
export async function readWhenAloud(ctx: Context, question: DueQuestion): Promise<Due | { refused: string }> {
  try {
    return await previewDue(ctx, question);
  } catch (error) {
    if (error instanceof DomainError && error.field === "when") return { refused: error.message };
    throw error;
  }
}
