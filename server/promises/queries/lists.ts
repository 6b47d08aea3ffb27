import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Actor } from "../../context";
import { DomainError } from "../../domain/errors";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";
import type { PromiseOutcome } from "../../domain/promise-words";
import { listOwners, type OwnerChoice } from "./owners";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

export const promiseScopes = ["mine", "team", "everyone"] as const;
export type PromiseScope = (typeof promiseScopes)[number];

/** Where the next page begins: after this due time and promise. */
export type PromiseKey = { dueAt: Instant; id: string };
export type PromisePage = { promises: PromiseRow[]; next: PromiseKey | null };
export type OpenCounts = { open: number; overdue: number };

const pageSize = 25;
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

export type ToPromiseWith = { customerName: string; owners: OwnerChoice[]; open: PromiseRow[] };

/** What a page needs for making a promise: whose, who could do it, and what is owed already. */
export async function getWhatToPromiseWith(
  db: Database,
  { customerId, now }: { customerId: string; now: Instant },
): Promise<ToPromiseWith> {
  const [[customer], owners, promises] = await Promise.all([
    db.execute<{ name: string }>(sql`
      select survivor.name from customers c join customers survivor on survivor.id = c.survivor_id where c.id = ${customerId}`),
    listOwners(db),
    listCustomerPromises(db, { customerId, now }),
  ]);
  if (!customer) throw new DomainError("not_found");
  return { customerName: customer.name, owners, open: promises.filter(({ standing }) => standing.ended === null) };
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

export type DueQuestion = {
  from: PlainDate;
  to: PlainDate;
  now: Instant;
  kept?: "yes" | "no" | undefined;
  outcome?: PromiseOutcome | undefined;
  after?: PromiseKey | null;
};

/** The live promises behind a kept rate: those counted whose headline time lay in these days, by that time. */
export async function listDuePromises(
  db: Database,
  { from, to, now, kept, outcome, after }: DueQuestion,
): Promise<PromisePage> {
  const begins = (day: PlainDate) => sql`(${day}::date::timestamp at time zone (select zone from organisation))`;
  const conditions = [
    sql`o.in_denominator and o.origin = 'live'`,
    ...(kept ? [sql`o.kept_original = ${kept === "yes"}`] : []),
    ...(outcome ? [sql`o.outcome = ${outcome}`] : []),
    ...(after
      ? [sql`(o.headline_due, o.promise_id) > (${after.dueAt.toISOString()}::timestamptz, ${after.id}::uuid)`]
      : []),
  ];
  const rows = await db.execute<RawPromise>(sql`
    with page as materialized (
      select o.promise_id from promise_outcomes(${now.toISOString()}::timestamptz, ${begins(from)}, ${begins(addDays(to, 1))}) o
      where ${sql.join(conditions, sql` and `)} order by o.headline_due, o.promise_id limit ${pageSize + 1})
    select ${promiseColumns} from ${promiseTables} where p.id in (select promise_id from page)
    order by s.headline_due_at, p.id`);
  const promises = rows.slice(0, pageSize).map((row) => readPromise(row, now));
  const last = promises.at(-1);
  return {
    promises,
    next: rows.length > pageSize && last ? { dueAt: last.standing.headline.dueAt, id: last.id } : null,
  };
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
