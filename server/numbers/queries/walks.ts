import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";

/**
 * One way through an index, newest or most valuable first, from which a list takes as many as a page holds: however many
 * customers are behind a number, no more are looked at than are passed on the way.
 */
export type Walk = {
  /** What stands before the statement; absent: nothing does. */
  readonly prelude?: SQL;
  /** What is walked, and beside each what it is judged by. */
  readonly along: SQL;
  /** Who of those passed is in the list. */
  readonly where: SQL;
  /** What the walk is ordered by, downwards, with `record` where that is equal. */
  readonly place: SQL;
  readonly record: SQL;
  /** Whether it comes after the place at which the page before ended; where the walk itself begins there: absent. */
  readonly isAfter?: SQL;
  readonly rank: SQL;
  /** The survivor, the day that put them there, and their value where that did. */
  readonly customer: SQL;
  readonly on: SQL;
  readonly amount: SQL;
};

export const from = sql`${placeholder("from")}::date`;
export const to = sql`${placeholder("to")}::date`;
/** Where the page before ended; null: this is the first. A day is a number of days, so that a position is a number. */
const rankAfter = sql`${placeholder("rank")}::bigint`;
export const idAfter = sql`${placeholder("id")}::uuid`;
/** An address may name any number; no day lies beyond these. */
const dayAfter = sql`(date '2000-01-01' + least(greatest(${rankAfter}, -700000), 9999999)::int)`;

/** The rank of who has no day: before everybody who has one, as the index has them. */
const never = sql.raw("9999999");
export const rankOf = (day: SQL) => sql`coalesce(${day} - date '2000-01-01', ${never})`;
const isAfterDay = (day: SQL, id: SQL) => sql`(${rankAfter} is null or (${day}, ${id}) < (${dayAfter}, ${idAfter}))`;
/** The same where some have no day. */
export const isAfterAny = (day: SQL, id: SQL) => sql`(${rankAfter} is null or case
  when ${rankAfter} < ${never} then (${day}, ${id}) < (${dayAfter}, ${idAfter})
  else ${day} is not null or ${id} < ${idAfter} end)`;
export const isAfterAmount = (minor: SQL, id: SQL) =>
  sql`(${rankAfter} is null or (${minor}, ${id}) < (${rankAfter}, ${idAfter}))`;

/** The last purchase day by a day; null: there is none. */
export const lastBy = (day: SQL) => sql`h.days[width_bucket(${day}, h.days)]`;

/** Whether other records were merged into theirs: of most there are none, and nothing has to be looked up for each. */
const isMerged = (customer: SQL) => sql`exists (
  select from customers m where m.survivor_id = ${customer} and m.survivor_id <> m.id offset 0)`;

/**
 * What a customer has bought, as it is this moment: the kept history, or, of whoever changed since, that of the facts. By key
 * and one by one (`offset 0` keeps it so): joined as a whole, everybody's would be read for a page of fifty.
 */
export const historyOf = (customer: SQL) => sql`
  cross join lateral (select ${isMerged(customer)} as is_merged offset 0) as records
  cross join lateral (
    select exists (select from histories_unsettled u where u.customer_id = ${customer} offset 0)
      or (records.is_merged and exists (select from customers m join histories_unsettled u on u.customer_id = m.id
        where m.survivor_id = ${customer} offset 0)) as is_marked offset 0) as seen
  cross join lateral (
    select k.first_on, k.days, k.amounts from purchase_histories k where k.customer_id = ${customer} and not seen.is_marked
    union all
    select f.first_on, f.days, f.amounts from histories_from_facts(array[${customer}]) f where seen.is_marked) as h`;

/** Customers by a day that is kept of each: when they first or last bought, or since when they are with us. */
export function standingWalk(
  column: "first_on" | "last_on" | "since_on",
  { within, beside = sql``, where = sql`true`, on }: { within: SQL; beside?: SQL; where?: SQL; on?: SQL },
): Walk {
  const [day, id] = [sql.raw(`s.${column}`), sql`s.customer_id`];
  return {
    along: sql`standing s ${beside}`,
    where: sql`${within} and ${where}`,
    isAfter: isAfterDay(day, id),
    ...{ place: day, record: id, rank: rankOf(day) },
    ...{ customer: id, on: on ?? day, amount: sql`null::bigint` },
  };
}

/**
 * Purchase days, each customer's once a day, whoever of their records it was recorded under. `d.previous_on` and `d.next_on`
 * are the purchase days beside it.
 */
export function dayWalk(
  low: SQL,
  high: SQL,
  {
    where,
    beside = sql``,
    ...shown
  }: {
    where: SQL;
    beside?: SQL;
    on?: SQL;
    amount?: SQL;
  },
): Walk {
  return {
    along: sql`(
        select distinct on (p.bought_on, p.customer_id) p.bought_on as day, p.customer_id as record
        from purchases p
        where p.amount_minor >= 0 and p.withdrawn_at is null and p.bought_on between ${low} and ${high}
          and ${isAfterDay(sql`p.bought_on`, sql`p.customer_id`)}
        order by p.bought_on desc, p.customer_id desc) as w
      cross join lateral (select m.survivor_id as id from customers m where m.id = w.record offset 0) as c
      ${historyOf(sql`c.id`)}
      cross join lateral (
        select h.days[at.place - 1] as previous_on, h.days[at.place + 1] as next_on
        from (select width_bucket(w.day, h.days) as place) as at) as d
      ${beside}`,
    where: sql`${where} and not (records.is_merged and exists (
      select from customers other join purchases o on o.customer_id = other.id and o.bought_on = w.day
      where other.survivor_id = c.id and other.id > w.record and o.amount_minor >= 0 and o.withdrawn_at is null offset 0))`,
    ...{ place: sql`w.day`, record: sql`w.record`, rank: rankOf(sql`w.day`) },
    ...{ customer: sql`c.id`, on: shown.on ?? sql`w.day`, amount: shown.amount ?? sql`null::bigint` },
  };
}
