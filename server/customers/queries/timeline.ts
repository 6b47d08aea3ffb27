import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { ContactChannel, ContactDirection } from "../../domain/contact";
import type { IssueKind } from "../../domain/issue";
import type { PlainDate } from "../../domain/plain-date";
import type { PromiseEventKind } from "../../domain/promise-words";
import type { Reaction } from "../../domain/recognition";
import { type TimelineKey, type TimelineKind, writeKey } from "../../domain/timeline";

/** One thing that happened. `by` is the person of ours who did or recorded it. */
export type TimelineEntry = { kind: TimelineKind; id: string; at: string; by: string | null } & (
  | {
      kind: "contact";
      channel: ContactChannel;
      direction: ContactDirection;
      words: string;
      feeling: number | null;
      issueId: string | null;
    }
  | {
      kind: "promise";
      promiseId: string;
      what: "made" | PromiseEventKind;
      /** Null: erased. */
      said: string | null;
      inTime: boolean | null;
    }
  | {
      kind: "purchase";
      on: PlainDate;
      what: string | null;
      orderRef: string;
      amountMinor: number;
      currency: string;
      isWithdrawn: boolean;
    }
  | { kind: "issue"; issueId: string; what: "opened" | "resolved"; issueKind: IssueKind; words: string }
  | { kind: "thanks"; reason: string; reaction: Reaction | null }
  /** `before` and `after` hold what was changed, field by field; null: erased or not personal. */
  | { kind: "change"; action: string; details: ChangeDetails | null }
);

export type ChangeDetails = { before?: Record<string, unknown>; after?: Record<string, unknown> };

export type TimelinePage = { entries: TimelineEntry[]; next: string | null };

const timelinePage = 30;
const reach = timelinePage + 1;
/** The key before which everything lies. */
const fromTheTop: TimelineKey = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** A page of what happened, newest first, after `before`. */
export async function listTimeline(
  db: Database,
  { customerId, only, before }: { customerId: string; only: TimelineKind | null; before: TimelineKey | null },
): Promise<TimelinePage> {
  const { at, id } = before ?? fromTheTop;
  const [row] = await timeline(db, { customerId, only, at, id });
  return pageOf(row?.entries ?? null);
}

/** Cuts what the statement reached for into a page and the key of the next. */
export function pageOf(reached: TimelineEntry[] | null): TimelinePage {
  const entries = (reached ?? []).slice(0, timelinePage);
  const last = entries.at(-1);
  return { entries, next: last && reached && reached.length > timelinePage ? writeKey(last) : null };
}

const at = sql`${placeholder("at")}::timestamptz`;
const id = sql`${placeholder("id")}::uuid`;
const only = sql`${placeholder("only")}::text`;

/** One member's newest entries of one kind: each branch walks its own index backwards and stops after a page. */
function branch(kind: TimelineKind, time: SQL, rowId: SQL, detail: SQL, from: SQL): SQL {
  return sql`
    (select ${time} as at, ${rowId} as id, ${sql.raw(`'${kind}'`)} as kind, ${detail} as detail
       from ${from} and (${time}, ${rowId}) < (${at}, ${id}) and (${only} is null or ${only} = ${sql.raw(`'${kind}'`)})
      order by 1 desc, 2 desc limit ${sql.raw(String(reach))})`;
}

const dayStart = sql`(p.bought_on::timestamp at time zone (select zone from organisation))`;

const branches: SQL[] = [
  branch(
    "contact",
    sql`c.happened_at`,
    sql`c.id`,
    sql`jsonb_build_object('channel', c.channel, 'direction', c.direction, 'words', c.words, 'feeling', c.feeling,
          'issueId', c.issue_id, 'by', (select name from people where id = c.logged_by))`,
    sql`contacts c where c.customer_id = m.id`,
  ),
  branch(
    "purchase",
    dayStart,
    sql`p.id`,
    sql`jsonb_build_object('on', p.bought_on, 'what', p.what, 'orderRef', p.order_ref, 'amountMinor', p.amount_minor,
          'currency', p.currency, 'isWithdrawn', p.withdrawn_at is not null,
          'by', (select name from people where id = p.recorded_by))`,
    sql`purchases p where p.customer_id = m.id and p.bought_on <= (${at} at time zone 'UTC')::date + 1`,
  ),
  branch(
    "issue",
    sql`i.opened_at`,
    sql`i.id`,
    sql`jsonb_build_object('what', 'opened', 'issueId', i.id, 'issueKind', i.kind, 'words', i.words,
          'by', (select name from people where id = i.opened_by))`,
    sql`issues i where i.customer_id = m.id`,
  ),
  branch(
    "issue",
    sql`i.resolved_at`,
    sql`i.id`,
    sql`jsonb_build_object('what', 'resolved', 'issueId', i.id, 'issueKind', i.kind, 'words', i.resolution,
          'by', (select name from people where id = i.resolved_by))`,
    sql`issues i where i.customer_id = m.id and i.resolved_at is not null`,
  ),
  branch(
    "promise",
    sql`pr.made_at`,
    sql`pr.id`,
    sql`jsonb_build_object('what', 'made', 'promiseId', pr.id, 'inTime', null,
          'said', (select body from texts where id = pr.said_id), 'by', (select name from people where id = pr.made_by))`,
    sql`promises pr where pr.customer_id = m.id`,
  ),
  branch(
    "promise",
    sql`e.occurred_at`,
    sql`e.id`,
    sql`jsonb_build_object('what', e.kind, 'promiseId', pr.id, 'inTime', e.in_time,
          'said', (select body from texts where id = pr.said_id), 'by', (select name from people where id = e.actor_id))`,
    sql`promises pr join promise_events e on e.promise_id = pr.id where pr.customer_id = m.id`,
  ),
  branch(
    "thanks",
    sql`r.said_at`,
    sql`r.id`,
    sql`jsonb_build_object('reason', r.reason, 'reaction', r.reaction, 'by', (select name from people where id = r.said_by))`,
    sql`recognitions r where r.customer_id = m.id`,
  ),
  branch(
    "change",
    sql`v.recorded_at`,
    sql`v.id`,
    sql`jsonb_build_object('action', v.action, 'details', (select body::jsonb from texts where id = v.details_id), 'by', (select name from people where id = v.actor_id))`,
    sql`events v where v.customer_id = m.id
          and v.action in ('contact.corrected', 'purchase.corrected', 'purchase.withdrawn', 'customer.changed',
                           'customer.died', 'customer.not_died', 'customer.vulnerable', 'customer.not_vulnerable')`,
  ),
];

/** The newest entries of these members after the keys `at` and `id`, as one JSON array. `members` has a column `id`. */
export function timelineOf(members: SQL): SQL {
  return sql`
    select jsonb_agg(t.detail || jsonb_build_object('kind', t.kind, 'id', t.id, 'at', ${iso(sql`t.at`)})
                     order by t.at desc, t.id desc)
      from (select b.* from ${members} m cross join lateral (${sql.join(branches, sql` union all `)}) b
             order by b.at desc, b.id desc limit ${sql.raw(String(reach))}) t`;
}

/** An instant as JSON carries it, to the microsecond. */
export function iso(instant: SQL): SQL {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

const timeline = preparedSql<{ entries: TimelineEntry[] | null }>(
  "customer_timeline",
  sql`
  with members as materialized (
    select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid
  )
  select (${timelineOf(sql`members`)}) as entries`,
);
