import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { DomainError } from "../../domain/errors";
import type { Instant } from "../../domain/plain-date";
import { listOwners, type OwnerChoice } from "./owners";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

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
