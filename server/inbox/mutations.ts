import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { InboxKind, PlainValues } from "../domain/inbox-words";

export type Notice = {
  personId: string;
  kind: InboxKind;
  promiseId?: string | null;
  customerId?: string | null;
  /** The rung that is told; each person is told of it once. */
  reminderId?: string;
  decisionId?: string;
  /** What is told of a decision; each person is told of it once. */
  tellingId?: string;
  values?: PlainValues;
};

/** Puts something into somebody's inbox, in the transaction of what it tells of. */
export async function notify(tx: Database, notice: Notice): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into inbox_items (id, person_id, kind, promise_id, customer_id, reminder_id, decision_id, telling_id, values)
    values (${id}, ${notice.personId}, ${notice.kind}, ${notice.promiseId ?? null}, ${notice.customerId ?? null},
      ${notice.reminderId ?? null}, ${notice.decisionId ?? null}, ${notice.tellingId ?? null}, ${JSON.stringify(notice.values ?? {})}::jsonb)`);
  return id;
}

/** Marks one of one's own items as read; again is no harm. */
export async function markRead(ctx: Context, { itemId }: { itemId: string }): Promise<void> {
  await ctx.db.execute(sql`select read_inbox(${ctx.actor.id}::uuid, ${itemId}::uuid)`);
}

/** Marks everything up to an instant as read, so that what arrived meanwhile is not missed. */
export async function markAllRead(ctx: Context, { until }: { until: Date }): Promise<void> {
  await ctx.db.execute(sql`select read_inbox_until(${ctx.actor.id}::uuid, ${until.toISOString()}::timestamptz)`);
}
