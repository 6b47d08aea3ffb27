import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Actor } from "../../context";
import type { Instant } from "../../domain/plain-date";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

/** `team`: of my team's people and of my team itself. `unowned`: a team's, and nobody's in it yet (ruling 8). */
export const promiseScopes = ["mine", "team", "unowned", "everyone"] as const;
export type PromiseScope = (typeof promiseScopes)[number];

/** Where the next page begins: after this promise, in its rank. */
export type QueueKey = { rank: number; dueAt: Instant; id: string };
export type QueuePage = { promises: PromiseRow[]; next: QueueKey | null };
export type OpenCounts = { open: number; overdue: number };
/** What a queue that is on a screen asks for again and again: whether it is still what it was, and when it will not be. */
export type Pulse = {
  token: string /** The instant of reading, on the same clock. */;
  now: Instant;
  nextDueAt: Instant | null;
};

type Reader = Pick<Actor, "id" | "teamId" | "zone">;
export type QueueQuestion = {
  actor: Reader;
  scope: PromiseScope;
  /** Only what is promised to this customer. */
  customerId?: string | null | undefined;
  now: Instant;
  after?: QueueKey | null;
};

const pageSize = 25;
const isOpen = sql`s.until_at is null and s.ended is null`;

/**
 * Open promises as they have to be done: overdue, today, within seven days, later, on the reader's calendar; in each the
 * moments of truth first, then by due time. The page after `after`.
 */
export async function listOpenPromises(db: Database, asked: QueueQuestion): Promise<QueuePage> {
  const rows = await db.execute<RawPromise & { rank: number }>(sql`
    with page as materialized (${pageOf(asked)})
    select ${promiseColumns}, page.rank from page join ${promiseTables} on p.id = page.promise_id
    order by page.rank, s.agreed_due_at, p.id`);
  const shown = rows.slice(0, pageSize);
  const promises = shown.map((row) => readPromise(row, asked.now));
  const [last, rank] = [promises.at(-1), shown.at(-1)?.rank];
  const isMore = rows.length > pageSize && last !== undefined && rank !== undefined;
  return { promises, next: isMore ? { rank, dueAt: last.standing.agreed.dueAt, id: last.id } : null };
}

/** Cheap: the page without its words. The token changes with anything that happens to what is shown, or falls due in it. */
export async function getPulse(db: Database, asked: QueueQuestion): Promise<Pulse> {
  const [row] = await db.execute<{ token: string; next: string | null }>(sql`
    with page as materialized (${pageOf(asked)})
    select coalesce(md5(string_agg(rank || ' ' || promise_id || ' ' || sequence, ',' order by rank, due_at, promise_id)), '') as token,
      (select s.agreed_due_at from promise_states s where ${isOpen} and ${within(asked)}
         and s.agreed_due_at >= ${at(asked.now)} order by s.agreed_due_at limit 1) as next
    from page`);
  return { token: row?.token ?? "", now: asked.now, nextDueAt: row?.next ? new Date(row.next) : null };
}

/** How many are open and how many of those are overdue, by scope. */
export async function countOpenPromises(
  db: Database,
  { actor, now }: { actor: Pick<Actor, "id" | "teamId">; now: Instant },
): Promise<Record<PromiseScope, OpenCounts>> {
  const counts = promiseScopes.map(
    (scope) => sql`
      count(*) filter (where ${ofScope(actor, scope)})::int as ${sql.identifier(scope)},
      count(*) filter (where ${ofScope(actor, scope)} and s.agreed_due_at < ${at(now)})::int as ${sql.identifier(`${scope}_overdue`)}`,
  );
  const [row] = await db.execute<Record<string, number>>(
    sql`select ${sql.join(counts, sql`, `)} from promise_states s where ${isOpen}`,
  );
  const of = (scope: PromiseScope) => ({ open: row?.[scope] ?? 0, overdue: row?.[`${scope}_overdue`] ?? 0 });
  return { mine: of("mine"), team: of("team"), unowned: of("unowned"), everyone: of("everyone") };
}

/**
 * The keys of a page: each rank is a stretch of an index, so that a page costs a page however many are open. Ranks go by
 * the groups of `dueGroup`, two each: moments of truth, then the others.
 */
function pageOf(asked: QueueQuestion): SQL {
  const { now, actor, after } = asked;
  const midnight = (
    days: number,
  ) => sql`((date_trunc('day', ${at(now)} at time zone ${actor.zone}) + interval '1 day' * ${days})
      at time zone ${actor.zone})`;
  const reach = sql`case when rank = ${after?.rank ?? -1}::int then greatest(lo, ${at(after?.dueAt ?? now)}) else lo end`;
  const ranks = (isMoment: boolean) => {
    const first = isMoment ? 0 : 1;
    return sql`(select rank, ${reach} as lo, hi from (values
        (${first}::int, '-infinity'::timestamptz, ${at(now)}),
        (${first + 2}::int, ${at(now)}, ${midnight(1)}),
        (${first + 4}::int, ${midnight(1)}, ${midnight(8)}),
        (${first + 6}::int, ${midnight(8)}, 'infinity'::timestamptz)) as all_ranks(rank, lo, hi)
      where rank >= ${after?.rank ?? 0}::int)`;
  };
  const isAfter = after
    ? sql`and (ranks.rank > ${after.rank}::int or (s.agreed_due_at, s.promise_id) > (${at(after.dueAt)}, ${after.id}::uuid))`
    : sql``;
  const stretch = (isMoment: boolean) => sql`
    select ranks.rank, s.* from ${ranks(isMoment)} ranks cross join lateral (
      select s.promise_id, s.sequence, s.agreed_due_at as due_at from promise_states s
      where ${isOpen} and ${isMoment ? sql`s.is_moment_of_truth` : sql`not s.is_moment_of_truth`}
        and s.agreed_due_at >= ranks.lo and s.agreed_due_at < ranks.hi and ${within(asked)} ${isAfter}
      order by s.agreed_due_at, s.promise_id limit ${pageSize + 1}) s`;
  return sql`select * from (${stretch(true)} union all ${stretch(false)}) as stretches
    order by rank, due_at, promise_id limit ${pageSize + 1}`;
}

function within({ actor, scope, customerId }: QueueQuestion): SQL {
  if (!customerId) return ofScope(actor, scope);
  return sql`${ofScope(actor, scope)} and s.customer_id in (
    select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id where asked.id = ${customerId}::uuid)`;
}

/** Whose: for a statement that has the states of promises as `s`. */
function ofScope(actor: Pick<Actor, "id" | "teamId">, scope: PromiseScope): SQL {
  if (scope === "mine") return sql`s.owner_id = ${actor.id}::uuid`;
  if (scope === "team") return sql`s.team_id = ${actor.teamId}::uuid`;
  if (scope === "unowned") return sql`s.owner_team_id is not null`;
  return sql`true`;
}

const at = (instant: Instant) => sql`${instant.toISOString()}::timestamptz`;
