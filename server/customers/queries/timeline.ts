import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { AdvocacyKind } from "../../domain/advocacy";
import type { ContactChannel, ContactDirection, FeedbackSource } from "../../domain/contact";
import type { IssueEventKind, IssueKind } from "../../domain/issue";
import type { GoodwillAct } from "../../domain/limit";
import type { PlainDate } from "../../domain/plain-date";
import type { PromiseEventKind } from "../../domain/promise-words";
import type { Reaction } from "../../domain/recognition";
import { type TimelineKey, type TimelineKind, type ToldAction, writeKey } from "../../domain/timeline";
import { iso } from "./members";
import { timelineBranches, timelineReach } from "./timeline-branches";

type Conversation = {
  channel: ContactChannel;
  direction: ContactDirection;
  words: string;
  feeling: number | null;
  issueId: string | null;
  isCorrected: boolean;
  isWithdrawn: boolean;
};

/** One thing that happened. `by` is the person of ours who did or recorded it. */
export type TimelineEntry = { kind: TimelineKind; id: string; at: string; by: string | null } & (
  | ({ kind: "contact"; answersId: string | null } & Conversation)
  | ({
      kind: "feedback";
      source: FeedbackSource;
      place: string | null;
      link: string | null;
      score: number | null;
      scaleFrom: number | null;
      scaleTo: number | null;
      isAnswered: boolean;
    } & Conversation)
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
      isCorrected: boolean;
      isWithdrawn: boolean;
    }
  | {
      kind: "issue";
      issueId: string;
      what: "opened" | IssueEventKind;
      issueKind: IssueKind;
      /** Null: nothing was said, or it was erased. */
      words: string | null;
      /** To whom it was handed over. */
      to: string | null;
    }
  | { kind: "thanks"; reason: string; reaction: Reaction | null }
  | {
      kind: "advocacy";
      /** What they did for us; that they came through somebody; that they thanked one of ours. */
      what: AdvocacyKind | "referred" | "came" | "thanked";
      /** The day it happened, where that is not the day it was noted. */
      on: PlainDate | null;
      /** Null: nothing was said, or it was erased. */
      words: string | null;
      /** The other customer; null: not one we know, or it is about nobody else. */
      otherId: string | null;
      /** The other customer, or whom of ours they thanked. */
      other: string | null;
      isWithdrawn: boolean;
    }
  /** What was given; `gift` null: what somebody went out of their way for. Words null: erased. */
  | {
      kind: "goodwill";
      gift: { act: GoodwillAct; amountMinor: number; currency: string; reaction: Reaction | null } | null;
      words: string | null;
    }
  /** `before` and `after` hold what was changed, field by field; null: erased or not personal. */
  | {
      kind: "change";
      action: ToldAction;
      subjectId: string;
      facts: Record<string, unknown>;
      details: ChangeDetails | null;
    }
);

type ChangeDetails = { before?: Record<string, unknown>; after?: Record<string, unknown> };

export type TimelinePage = { entries: TimelineEntry[]; next: string | null };

const timelinePage = timelineReach - 1;
/** The key before which everything lies. */
const fromTheTop: TimelineKey = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** An entry as the statement gives it: what all have, and beside it what its kind has. */
export type ReachedEntry = Pick<TimelineEntry, "kind" | "id" | "at"> & { detail: object };

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
export function pageOf(reached: ReachedEntry[] | null): TimelinePage {
  const entries = (reached ?? [])
    .slice(0, timelinePage)
    .map(({ detail, ...entry }) => ({ ...entry, ...detail }) as TimelineEntry);
  const last = entries.at(-1);
  return { entries, next: last && reached && reached.length > timelinePage ? writeKey(last) : null };
}

/** The newest entries of these members after the keys `at` and `id`, as one JSON array. `members` has a column `id`. */
export function timelineOf(members: SQL): SQL {
  return sql`
    select json_agg(json_build_object('kind', t.kind, 'id', t.id, 'at', ${iso(sql`t.at`)}, 'detail', t.detail)
                    order by t.at desc, t.id desc)
      from (select b.* from ${members} m cross join lateral (${sql.join([...timelineBranches], sql` union all `)}) b
             order by b.at desc, b.id desc limit ${sql.raw(String(timelineReach))}) t`;
}

const timeline = preparedSql<{ entries: ReachedEntry[] | null }>(
  "customer_timeline",
  sql`
  with members as materialized (
    select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid
  )
  select (${timelineOf(sql`members`)}) as entries`,
);
