import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { Instant } from "../../domain/plain-date";
import type { Standing } from "../../domain/promise";
import { type Verdict, verdictAt } from "../../domain/promise-outcome";
import type { PromiseOrigin } from "../../domain/promise-words";
import { recoveryDays } from "../../domain/recovery";
import {
  type PromiseRow,
  promiseColumns,
  promiseTables,
  type RawPromise,
  type RawStanding,
  readPromise,
  readStanding,
} from "./row";

/** The newest that have ended, by their headline time, whose outcomes a brief sums up. */
export const endedReach = 200;

/** Promises to one customer as a statement of its own carries them: rows as JSON, instants as text. */
export type PromisesOfMembers = { open: RawPromise[]; broken: RawPromise[]; ended: RawEnded[]; isDisputed: boolean };
type RawEnded = RawStanding & { origin: PromiseOrigin };

/** What was promised to one customer, seen from one instant. */
export type PromisesToCustomer = {
  /** Not ended, by due time: what is owed. */
  open: PromiseRow[];
  /** Ended, broken and not yet put right: the latest first, at most twenty. */
  broken: PromiseRow[];
  /** What became of the newest that have ended: at most `endedReach` of them. */
  ended: { standing: Standing; origin: PromiseOrigin; verdict: Verdict }[];
  /** Whether the customer has said of any, however old, that it was not kept. */
  isDisputed: boolean;
};

const states = (condition: SQL, rest: SQL) =>
  sql`members m cross join lateral (select * from promise_states
        where customer_id = m.id and until_at is null and ${condition} ${rest}) s`;

const now = sql`${placeholder("now")}::timestamptz`;

/**
 * For a statement that has the rows of the customer and of those merged into it as `members` (id), and the instant of
 * reading as `now`: what is open and what is to be put right in full, and of the newest that have ended where they stand.
 */
export const promisesOfMembers: SQL = sql`json_build_object(
  'open', (select coalesce(json_agg(to_json(o) order by o.agreed_due_at, o.id), '[]')
     from (select s.promise_id from ${states(sql`ended is null`, sql.raw("order by agreed_due_at limit 200"))} offset 0) mine
     cross join lateral (select ${promiseColumns} from ${promiseTables} where p.id = mine.promise_id offset 0) o),
  'broken', (select coalesce(json_agg(to_json(o) order by mine.broken_at desc, o.id), '[]')
     from (select b.promise_id, b.broken_at from members m cross join lateral (
             select * from promises_to_put_right b where b.customer_id = m.id and not b.is_open
               and b.broken_at >= ${now} - interval '${sql.raw(String(recoveryDays))} days' and b.broken_at < ${now}) b
            order by b.broken_at desc limit 20 offset 0) mine
     cross join lateral (select ${promiseColumns} from ${promiseTables} where p.id = mine.promise_id offset 0) o),
  'ended', (select coalesce(json_agg(to_json(e)), '[]')
     from (select p.origin, s.headline_opens_at, s.headline_due_at, s.agreed_opens_at, s.agreed_due_at, s.agreed_precision,
                  s.asked_by_customer, s.moved_by_us, s.moved_with_consent, s.attempted_at, s.ended, s.seen_at, s.claimed_at,
                  s.proof_at, s.answer
             from ${states(sql`ended is not null`, sql.raw(`order by headline_due_at desc limit ${endedReach}`))}
             join promises p on p.id = s.promise_id
            order by s.headline_due_at desc limit ${sql.raw(String(endedReach))}) e),
  'isDisputed', exists (select from ${states(sql`answer in ('late', 'no') and ended is distinct from 'voided'`, sql``)}))`;

export function readPromisesOfMembers(raw: PromisesOfMembers, now: Instant): PromisesToCustomer {
  return {
    open: raw.open.map((row) => readPromise(row, now)),
    broken: raw.broken.map((row) => readPromise(row, now)),
    ended: raw.ended.map((row) => {
      const standing = readStanding(row);
      return { standing, origin: row.origin, verdict: verdictAt(standing, now) };
    }),
    isDisputed: raw.isDisputed,
  };
}
