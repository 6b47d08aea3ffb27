import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Actor, Context } from "../../context";
import type { GoodwillAct } from "../../domain/limit";
import type { Instant } from "../../domain/plain-date";
import { type Remedy, recoveryDays } from "../../domain/recovery";
import type { PromiseScope } from "./queue";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

/** How a broken promise was put right: what we said, what they were given, what was promised then. */
export type Recovery = {
  id: string;
  at: Instant;
  by: string;
  /** Null when the words were erased. */
  said: string | null;
  remedy: Remedy;
  gift: Gift | null;
  newPromise: { id: string; said: string | null } | null;
};

/** Goodwill that was given for a promise, or for the case it belongs to. */
type Gift = { id: string; act: GoodwillAct; amountMinor: number; currency: string; at: Instant };

/** What is needed to put a promise right, besides the promise itself. */
export type PutRightDesk = {
  /** What the charter's clause says is due for it; null: it was a commitment. */
  clauseRemedy: string | null;
  gifts: Gift[];
  /** Contacts since it was made, the latest first, in which it can have been said. */
  contacts: { id: string; at: Instant; words: string }[];
};

export type BrokenKey = { brokenAt: Instant; id: string };
export type BrokenPage = { promises: (PromiseRow & { brokenAt: Instant })[]; next: BrokenKey | null };

const pageSize = 25;

/** Broken and not yet put right, the latest first: those that are open for as long as they are, the others for 90 days. */
export async function listToPutRight(
  db: Database,
  asked: { actor: Pick<Actor, "id" | "teamId">; scope: PromiseScope; now: Instant; after?: BrokenKey | null },
): Promise<BrokenPage> {
  const { after, now } = asked;
  const before = after
    ? sql`and (b.broken_at, b.promise_id) < (${after.brokenAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const rows = await db.execute<RawPromise & { broken_at: string }>(sql`
    with page as materialized (
      select b.promise_id, b.broken_at from promises_to_put_right b where ${isWaiting(asked)} ${before}
      order by b.broken_at desc, b.promise_id desc limit ${pageSize + 1})
    select ${promiseColumns}, page.broken_at from page join ${promiseTables} on p.id = page.promise_id
    order by page.broken_at desc, p.id desc`);
  const promises = rows
    .slice(0, pageSize)
    .map((row) => ({ ...readPromise(row, now), brokenAt: new Date(row.broken_at) }));
  const last = promises.at(-1);
  return { promises, next: rows.length > pageSize && last ? { brokenAt: last.brokenAt, id: last.id } : null };
}

/** How many there are, counted as far as 100. */
export async function countToPutRight(
  db: Database,
  asked: { actor: Pick<Actor, "id" | "teamId">; scope: PromiseScope; now: Instant },
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from promises_to_put_right b where ${isWaiting(asked)} limit 100) waiting`);
  return row?.n ?? 0;
}

function isWaiting({
  actor,
  scope,
  now,
}: {
  actor: Pick<Actor, "id" | "teamId">;
  scope: PromiseScope;
  now: Instant;
}): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const whose = {
    mine: sql`b.owner_id = ${actor.id}::uuid`,
    team: sql`b.team_id = ${actor.teamId}::uuid`,
    unowned: sql`b.owner_team_id is not null`,
    everyone: sql`true`,
  }[scope];
  return sql`${whose} and b.broken_at < ${at}
    and (b.is_open or b.broken_at >= ${at} - interval '1 day' * ${recoveryDays}::int)`;
}

/** How a promise was put right, the first first. */
export async function listRecoveries(db: Database, promiseId: string): Promise<Recovery[]> {
  const rows = await db.execute<RawRecovery>(sql`
    select r.id, r.recorded_at as at, by_whom.name as by, said.body as said, r.remedy, ${gift} as gift,
      case when fresh.id is not null then json_build_object('id', fresh.id, 'said', fresh_said.body) end as "newPromise"
    from recoveries r
    join people by_whom on by_whom.id = r.by_id
    join texts said on said.id = r.said_id
    left join goodwills g on g.id = r.goodwill_id
    left join promises fresh on fresh.id = r.new_promise_id
    left join texts fresh_said on fresh_said.id = fresh.said_id
    where r.promise_id = ${promiseId}::uuid order by r.recorded_at, r.id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at), gift: row.gift && readGift(row.gift) }));
}

type RawGift = Omit<Gift, "at"> & { at: string };
type RawRecovery = Omit<Recovery, "at" | "gift"> & { at: string; gift: RawGift | null };

const gift = sql`case when g.id is not null then json_build_object(
  'id', g.id, 'act', g.act, 'amountMinor', g.amount_minor, 'currency', g.currency, 'at', g.recorded_at) end`;

const readGift = (raw: RawGift): Gift => ({ ...raw, at: new Date(raw.at) });

/** What can be said and given for one promise. */
export async function getPutRightDesk({ db }: Context, promiseId: string): Promise<PutRightDesk> {
  const [row] = await db.execute<{
    clauseRemedy: string | null;
    gifts: RawGift[];
    contacts: { id: string; at: string; words: string }[];
  }>(sql`
    with promise as (
      select p.id, p.recorded_at, p.clause_id, c.survivor_id from promises p
      join customers c on c.id = p.customer_id where p.id = ${promiseId}::uuid
    ), same as materialized (select customers.id from customers join promise using (survivor_id))
    select (select clause.remedy from charter_clauses clause where clause.id = promise.clause_id) as "clauseRemedy",
      (select coalesce(json_agg(${gift} order by g.recorded_at desc), '[]') from goodwills g
        where g.customer_id in (select id from same) and (g.promise_id = promise.id
          or goodwill_case(g.issue_id, g.contact_id, g.promise_id) = goodwill_case(null, null, promise.id))) as gifts,
      (select coalesce(json_agg(json_build_object('id', x.id, 'at', x.happened_at, 'words', x.words)), '[]') from (
        select x.id, x.happened_at, x.words from contacts x where x.customer_id in (select id from same)
          and x.withdrawn_at is null and x.recorded_at > promise.recorded_at
        order by x.happened_at desc limit 10) x) as contacts
    from promise`);
  return {
    clauseRemedy: row?.clauseRemedy ?? null,
    gifts: (row?.gifts ?? []).map(readGift),
    contacts: (row?.contacts ?? []).map((contact) => ({ ...contact, at: new Date(contact.at) })),
  };
}
