import { type SQL, sql } from "drizzle-orm";
import type { Instant } from "../../domain/plain-date";
import type { PromiseOutcome } from "../../domain/promise-words";
import type { RateQuestion, RateRowsKind } from "../../domain/rate-question";
import {
  type PromiseRow,
  promiseColumns,
  promiseTables,
  type RawPromise,
  readPromise,
} from "../../promises/queries/row";
import { factsOf, instant, type Reader, seen, unsettled } from "./source";

/** Where the next page begins: after this headline time and promise. */
export type RateRowsKey = { dueAt: Instant; id: string };
/** A promise as lists show it, with the time it was judged on and what became of it, as it was seen then. */
export type RateRow = PromiseRow & { dueAt: Instant; outcome: PromiseOutcome };
export type RateRowsPage = { rows: RateRow[]; next: RateRowsKey | null };

const pageSize = 25;

/** The promises behind a number, by the time they were judged on, the earliest first. */
export async function listRateRows(
  reader: Reader,
  question: RateQuestion,
  { kind, after, most = pageSize }: { kind: RateRowsKind; after: RateRowsKey | null; most?: number },
): Promise<RateRowsPage> {
  const { at } = seen(question, reader);
  const beyond = after
    ? sql`(f.headline_due_at, f.promise_id) > (${instant(after.dueAt)}, ${after.id}::uuid)`
    : sql`true`;
  const columns = sql`f.promise_id, f.headline_due_at as due, f.outcome`;
  const raw = await reader.db.execute<RawPromise & { due: string; outcome: PromiseOutcome }>(sql`
    with ${unsettled(at)},
    page as materialized (
      ${factsOf(question, reader, columns, sql`${isOf(kind, at)} and ${beyond}`)} order by 2, 1 limit ${most + 1})
    select page.due, page.outcome, ${promiseColumns} from ${promiseTables} join page on page.promise_id = p.id
    -- The few of them by their keys: the planner thinks that a page may be long.
    where p.id = any (array(select promise_id from page))
    order by page.due, page.promise_id`);
  const rows = raw.slice(0, most).map((row) => ({
    ...readPromise(row, at),
    dueAt: new Date(row.due),
    outcome: row.outcome,
  }));
  const last = rows.at(-1);
  return { rows, next: raw.length > most && last ? { dueAt: last.dueAt, id: last.id } : null };
}

/** Which promises make up a number, of `f`. */
function isOf(kind: RateRowsKind, at: Instant): SQL {
  switch (kind) {
    case "due":
      return sql`f.is_counted`;
    case "kept":
      return sql`f.is_kept`;
    case "broken":
      return sql`f.is_counted and not f.is_kept`;
    case "asked":
      return sql`f.is_counted and f.is_asked`;
    case "claimed":
    case "evidenced":
    case "confirmed":
      return sql`f.is_kept and f.proof = ${kind}`;
    case "provisional":
      return sql`f.is_counted and f.closes_at > ${instant(at)}`;
    default:
      return sql`f.outcome = ${kind}`;
  }
}
