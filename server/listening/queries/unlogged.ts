import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { DomainError } from "../../domain/errors";
import type { ToldOutcome, UnloggedWay } from "../../domain/listening";
import { addDays, type PlainDate } from "../../domain/plain-date";
import type { TimelineKey } from "../../domain/timeline";

/** A promise nobody had logged. `said` null: the words were erased. */
export type Unlogged = {
  id: string;
  at: string;
  through: UnloggedWay;
  told: ToldOutcome;
  said: string | null;
  team: string | null;
  foundBy: string;
  contactId: string | null;
  issueId: string | null;
  customer: { id: string; name: string };
  /** The promise that was made to put it right. */
  answer: { promiseId: string } | null;
};

const pageSize = 25;
const begins = (day: PlainDate) => sql`(${day}::date::timestamp at time zone (select zone from organisation))`;

const columns = sql`
  u.id, to_char(u.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, u.found_through as through, u.told,
  x.body as said, t.name as team, f.name as "foundBy", u.contact_id as "contactId", u.issue_id as "issueId",
  json_build_object('id', s.id, 'name', s.name) as customer,
  case when a.promise_id is not null then json_build_object('promiseId', a.promise_id) end as answer`;
const tables = sql`
  unlogged_promises u join customers c on c.id = u.customer_id join customers s on s.id = c.survivor_id
  join texts x on x.id = u.said_id join people f on f.id = u.found_by
  left join teams t on t.id = u.team_id left join unlogged_answers a on a.unlogged_id = u.id`;

/** Promises nobody had logged, the one found last first. */
export async function listUnlogged(
  db: Database,
  { through, after }: { through?: UnloggedWay | null | undefined; after?: TimelineKey | null | undefined },
): Promise<{ unlogged: Unlogged[]; next: TimelineKey | null }> {
  const conditions: SQL[] = [
    sql`true`,
    ...(through ? [sql`u.found_through = ${through}`] : []),
    ...(after ? [sql`(u.recorded_at, u.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const rows = await db.execute<Unlogged>(sql`select ${columns} from ${tables}
    where ${sql.join(conditions, sql` and `)} order by u.recorded_at desc, u.id desc limit ${pageSize + 1}`);
  const unlogged = rows.slice(0, pageSize);
  const last = unlogged.at(-1);
  return { unlogged, next: rows.length > pageSize && last ? { at: last.at, id: last.id } : null };
}

export async function getUnlogged(db: Database, unloggedId: string): Promise<Unlogged> {
  const [row] = await db.execute<Unlogged>(sql`select ${columns} from ${tables} where u.id = ${unloggedId}`);
  if (!row) throw new DomainError("not_found");
  return row;
}

/**
 * How many promises came to light in these days, both included, that nobody had logged: beside the kept rate, never in
 * it (B2). `broken`: those we were told had not been kept.
 */
export async function countUnlogged(
  db: Database,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<{ found: number; broken: number }> {
  const [row] = await db.execute<{ found: number; broken: number }>(sql`
    select count(*)::int as found, count(*) filter (where told = 'broken')::int as broken from unlogged_promises
    where recorded_at >= ${begins(from)} and recorded_at < ${begins(addDays(to, 1))}`);
  return row ?? { found: 0, broken: 0 };
}
