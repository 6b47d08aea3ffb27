import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Actor } from "../../context";
import type { Instant } from "../../domain/plain-date";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

export const promiseScopes = ["mine", "team", "everyone"] as const;
export type PromiseScope = (typeof promiseScopes)[number];

/** Where the next page begins: after this due time and promise. */
export type PromiseKey = { dueAt: Instant; id: string };
export type PromisePage = { promises: PromiseRow[]; next: PromiseKey | null };
export type OpenCounts = { open: number; overdue: number };

const pageSize = 60;
const isOpen = sql`s.until_at is null and s.ended is null`;
const ofCustomer = preparedSql<RawPromise>(
  "promises_of_customer",
  sql`select ${promiseColumns} from ${promiseTables}
      where c.survivor_id = (select survivor_id from customers where id = ${placeholder("customerId")}::uuid)
      order by s.ended is not null, s.agreed_due_at, p.id`,
);

/** Everything promised to one customer (also under merged records): open ones by due time, then what has ended. */
export async function listCustomerPromises(
  db: Database,
  { customerId, now }: { customerId: string; now: Instant },
): Promise<PromiseRow[]> {
  return (await ofCustomer(db, { customerId })).map((row) => readPromise(row, now));
}

/** Open promises by due time, the most overdue first; the page after `after`. */
export async function listOpenPromises(
  db: Database,
  {
    actor,
    scope,
    now,
    after,
  }: { actor: Pick<Actor, "id" | "teamId">; scope: PromiseScope; now: Instant; after?: PromiseKey | null },
): Promise<PromisePage> {
  const from = after
    ? sql`and (s.agreed_due_at, s.promise_id) > (${after.dueAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const rows = await db.execute<RawPromise>(sql`
    select ${promiseColumns} from ${promiseTables}
    where ${isOpen} and ${within(actor, scope)} ${from}
    order by s.agreed_due_at, s.promise_id limit ${pageSize + 1}`);
  const promises = rows.slice(0, pageSize).map((row) => readPromise(row, now));
  const last = promises.at(-1);
  return { promises, next: rows.length > pageSize && last ? { dueAt: last.standing.agreed.dueAt, id: last.id } : null };
}

/** How many are open and how many of those are overdue, for me, my team and everyone. */
export async function countOpenPromises(
  db: Database,
  { actor, now }: { actor: Pick<Actor, "id" | "teamId">; now: Instant },
): Promise<Record<PromiseScope, OpenCounts>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const counts = (scope: PromiseScope) => sql`
    count(*) filter (where ${within(actor, scope)})::int as ${sql.identifier(scope)},
    count(*) filter (where ${within(actor, scope)} and s.agreed_due_at < ${at})::int as ${sql.identifier(`${scope}_overdue`)}`;
  const [row] = await db.execute<Record<string, number>>(sql`
    select ${counts("mine")}, ${counts("team")}, ${counts("everyone")} from promise_states s where ${isOpen}`);
  const of = (scope: PromiseScope) => ({ open: row?.[scope] ?? 0, overdue: row?.[`${scope}_overdue`] ?? 0 });
  return { mine: of("mine"), team: of("team"), everyone: of("everyone") };
}

/** Voids that wait for a second person who is not this one: still before due, not theirs in any way (ruling 2). */
export async function listVoidsToConfirm(
  db: Database,
  { personId, now }: { personId: string; now: Instant },
): Promise<PromiseRow[]> {
  const rows = await db.execute<RawPromise>(sql`
    select ${promiseColumns} from ${promiseTables}
    where ${isOpen} and s.void_requested_at is not null and s.headline_due_at >= ${now.toISOString()}::timestamptz
      and ${personId}::uuid is distinct from s.owner_id and ${personId}::uuid is distinct from s.void_owner_id
      and ${personId}::uuid not in (p.made_by, s.void_requested_by)
    order by s.headline_due_at limit 50`);
  return rows.map((row) => readPromise(row, now));
}

function within(actor: Pick<Actor, "id" | "teamId">, scope: PromiseScope): SQL {
  if (scope === "mine") return sql`s.owner_id = ${actor.id}::uuid`;
  if (scope === "team") return sql`s.team_id = ${actor.teamId}::uuid`;
  return sql`true`;
}
