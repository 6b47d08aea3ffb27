import { sql } from "drizzle-orm";
import { absentPeople } from "../../calendars/queries";
import type { Context } from "../../context";
import { listOwners, type OwnerChoice } from "./owners";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

/** Somebody who owns open promises. */
export type Holder = {
  id: string;
  name: string;
  department: string;
  open: number;
  overdue: number;
  isAway: boolean;
  hasLeft: boolean;
};

export type HandOver = {
  /** Those who are away or have left first. */
  holders: Holder[];
  owners: OwnerChoice[];
  /** The chosen person's, the most overdue first; `isAll`: there are no more than these. */
  promises: PromiseRow[];
  isAll: boolean;
};

/** How many are handed over in one act; what is beyond follows in the next. */
const atOnce = 200;

/** Who owns open promises, who could take them, and what the chosen person has. */
export async function getHandOver(
  { db, now, today }: Context,
  { fromId }: { fromId: string | null },
): Promise<HandOver> {
  const [rows, away, owners, theirs] = await Promise.all([
    db.execute<Omit<Holder, "isAway">>(sql`
      select p.id, p.name, d.name as department, p.deactivated_at is not null as "hasLeft", count(*)::int as open,
        count(*) filter (where s.agreed_due_at < ${now.toISOString()}::timestamptz)::int as overdue
      from promise_states s join people p on p.id = s.owner_id join departments d on d.id = p.department_id
      where s.until_at is null and s.ended is null group by p.id, p.name, d.name order by p.name, p.id`),
    absentPeople(db, today),
    listOwners(db),
    fromId === null ? [] : listOwned(db, fromId),
  ]);
  const holders = rows.map((row) => ({ ...row, isAway: away.includes(row.id) }));
  const isGone = ({ isAway, hasLeft }: Holder) => isAway || hasLeft;
  return {
    holders: [...holders.filter(isGone), ...holders.filter((holder) => !isGone(holder))],
    owners,
    promises: theirs.slice(0, atOnce).map((row) => readPromise(row, now)),
    isAll: theirs.length <= atOnce,
  };
}

async function listOwned(db: Context["db"], personId: string): Promise<RawPromise[]> {
  return [
    ...(await db.execute<RawPromise>(sql`
      with mine as materialized (
        select s.promise_id from promise_states s where s.owner_id = ${personId}::uuid and s.until_at is null and s.ended is null
        order by s.agreed_due_at, s.promise_id limit ${atOnce + 1})
      select ${promiseColumns} from mine join ${promiseTables} on p.id = mine.promise_id order by s.agreed_due_at, p.id`)),
  ];
}
