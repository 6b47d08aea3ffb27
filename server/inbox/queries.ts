import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { FeedKind } from "../domain/decision-telling";
import { DomainError } from "../domain/errors";
import type { InboxKind, PlainValues } from "../domain/inbox-words";
import type { Instant } from "../domain/plain-date";
import type { PromiseEnding } from "../domain/promise-words";

/** Something somebody was told, with the promise it is about as that stands now; `owner` null: the reader. */
export type InboxItem = {
  id: string;
  kind: InboxKind;
  values: PlainValues;
  recordedAt: Instant;
  readAt: Instant | null;
  promise: {
    id: string;
    said: string | null;
    dueAt: Instant;
    ended: PromiseEnding | null;
    owner: string | null;
  } | null;
  customer: { id: string; name: string } | null;
  /** What is told of a decision: its title null where it was erased; of a notice or an objection the department. */
  decision: {
    id: string;
    number: number;
    title: string | null;
    department: string | null;
    dueAt: Instant | null;
    happened: FeedKind | null;
  } | null;
};

/** Where the next page begins: after this item, among the unread or the read. */
export type InboxKey = { isRead: boolean; recordedAt: Instant; id: string };
export type InboxPage = { items: InboxItem[]; next: InboxKey | null };

type Row = Omit<InboxItem, "recordedAt" | "readAt" | "promise" | "customer" | "decision"> & {
  recorded_at: string;
  read_at: string | null;
  promise_id: string | null;
  said: string | null;
  due_at: string;
  ended: PromiseEnding | null;
  owner: string | null;
  customer_id: string | null;
  customer: string;
  decision_id: string | null;
  number: number;
  title: string | null;
  department: string | null;
  answer_by: string | null;
  happened: FeedKind | null;
};

type DecisionRow = Pick<Row, "number" | "title" | "department" | "answer_by" | "happened">;

const pageSize = 25;

/** One's own inbox: the unread first, each part the newest first; the page after `after`. */
export async function listInbox(
  db: Database,
  { personId, after }: { personId: string; after: InboxKey | null },
): Promise<InboxPage> {
  const part = (isRead: boolean) => {
    if (after?.isRead && !isRead) return sql`select * from inbox_items where false`;
    const from =
      after?.isRead === isRead
        ? sql`and (recorded_at, id) < (${after.recordedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
        : sql``;
    return sql`
      select * from inbox_items
      where person_id = ${personId}::uuid and read_at is ${isRead ? sql`not null` : sql`null`} ${from}
      order by recorded_at desc, id desc limit ${pageSize + 1}`;
  };
  const rows = await listRows(db, sql`select * from ((${part(false)}) union all (${part(true)})) both_parts`);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items,
    next:
      rows.length > pageSize && last
        ? { isRead: last.readAt !== null, recordedAt: last.recordedAt, id: last.id }
        : null,
  };
}

/** One of somebody's own items. */
export async function getInboxItem(
  db: Database,
  { personId, itemId }: { personId: string; itemId: string },
): Promise<InboxItem> {
  const [item] = await listRows(
    db,
    sql`select * from inbox_items where id = ${itemId}::uuid and person_id = ${personId}::uuid`,
  );
  if (!item) throw new DomainError("not_found");
  return item;
}

async function listRows(db: Database, items: ReturnType<typeof sql>): Promise<InboxItem[]> {
  const rows = await db.execute<Row>(sql`
    select i.id, i.kind, i.values, i.recorded_at, i.read_at, i.promise_id, said.body as said, s.agreed_due_at as due_at,
      s.ended, case when s.owner_id is distinct from i.person_id then coalesce(owner.name, owning.name) end as owner, survivor.id as customer_id,
      coalesce(survivor.called, survivor.name) as customer, i.decision_id, d.number, decision_title(d.id) as title,
      department.name as department, case when told.kind like 'notice%' then n.answer_by end as answer_by, feed.kind as happened
    from (${items}) i
    left join promises p on p.id = i.promise_id
    left join texts said on said.id = p.said_id
    left join promise_states s on s.promise_id = i.promise_id and s.until_at is null
    left join people owner on owner.id = s.owner_id
    left join teams owning on owning.id = s.owner_team_id
    left join customers c on c.id = i.customer_id
    left join customers survivor on survivor.id = c.survivor_id
    left join decisions d on d.id = i.decision_id
    left join decision_tellings told on told.id = i.telling_id
    left join acknowledgements a on a.id = told.subject_id and told.kind = 'objection_raised'
    left join notices n on n.id = coalesce(a.notice_id, told.subject_id)
    left join departments department on department.id = n.department_id
    left join decision_feed feed on told.kind = 'followed' and feed.subject_id = told.subject_id
      and feed.decision_id = told.decision_id and feed.recorded_at = told.due_at
    order by i.read_at is not null, i.recorded_at desc, i.id desc limit ${pageSize + 1}`);
  return rows.map(({ recorded_at: recordedAt, read_at: readAt, ...row }) => ({
    id: row.id,
    kind: row.kind,
    values: row.values,
    recordedAt: new Date(recordedAt),
    readAt: readAt === null ? null : new Date(readAt),
    promise: row.promise_id
      ? { id: row.promise_id, said: row.said, dueAt: new Date(row.due_at), ended: row.ended, owner: row.owner }
      : null,
    customer: row.customer_id ? { id: row.customer_id, name: row.customer } : null,
    decision: row.decision_id ? decisionOf(row.decision_id, row) : null,
  }));
}

function decisionOf(
  id: string,
  { number, title, department, answer_by: dueAt, happened }: DecisionRow,
): InboxItem["decision"] {
  return { id, number, title, department, happened, dueAt: dueAt === null ? null : new Date(dueAt) };
}
