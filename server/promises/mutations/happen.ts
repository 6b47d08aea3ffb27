import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import type { PromiseEventKind } from "../../domain/promise-words";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import { getPromiseRow } from "../queries/one";
import type { PromiseRow } from "../queries/row";

/** The columns of promise_events that the application may write; the server fills the rest (ruling 4). */
type Facts = {
  occurred_at?: Date;
  initiator?: "customer" | "us";
  customer_agreed?: boolean;
  new_earliest_at?: Date | null;
  new_due_at?: Date;
  new_due_precision?: string;
  new_owner_id?: string | null;
  new_owner_team_id?: string | null;
  message_left?: boolean;
  retracts_id?: string;
  contact_id?: string | null;
  purchase_id?: string | null;
  issue_id?: string | null;
};

const actions: Record<Exclude<PromiseEventKind, "customer_confirmed" | "customer_disputed">, string> = {
  moved: "promise.moved",
  attempted: "promise.attempted",
  fulfilled: "promise.kept",
  retracted: "promise.retracted",
  cancelled: "promise.cancelled",
  void_requested: "promise.void_requested",
  voided: "promise.voided",
  handed_over: "promise.handed_over",
};

export type Done = { promiseId: string; customerId: string };
export type Happening = { kind: keyof typeof actions; facts?: Facts; reason?: string | null };

/**
 * Records that something happened to a promise: `decide` sees it as it stands and says what, or refuses.
 * What it may not know (two acts at once) the database refuses, with a sentence.
 */
export async function happenTo(
  ctx: Context,
  promiseId: string,
  decide: (promise: PromiseRow, tx: Database) => Happening | Promise<Happening>,
): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const promise = await getPromiseRow(tx, { promiseId, now: ctx.now });
    const happening = await decide(promise, tx);
    const eventId = await insertEvent(tx, ctx.actor.id, promiseId, happening);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: actions[happening.kind],
      subject: "promise",
      subjectId: promiseId,
      customerId: promise.customerId,
      facts: { eventId },
    });
    return { promiseId, customerId: promise.customerId };
  });
}

/** One event of a promise, without a word to anybody else. */
export async function insertEvent(
  tx: Database,
  actorId: string,
  promiseId: string,
  { kind, facts = {}, reason }: Happening,
): Promise<string> {
  const id = newId();
  const reasonId = reason ? await writeText(tx, reason) : null;
  const columns = { id, promise_id: promiseId, kind, actor_id: actorId, reason_id: reasonId, ...facts };
  const names = Object.keys(columns).map((name) => sql.identifier(name));
  await tx.execute(
    sql`insert into promise_events (${sql.join(names, sql`, `)}) values (${sql.join(Object.values(columns).map(written), sql`, `)})`,
  );
  return id;
}

function written(value: string | boolean | Date | null | undefined): SQL {
  return sql`${value instanceof Date ? value.toISOString() : (value ?? null)}`;
}
