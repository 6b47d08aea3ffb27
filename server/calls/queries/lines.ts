import { type SQL, sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../../customers/queries/members";
import { spellsOfMembers } from "../../customers/queries/spells";
import type { IssueKind } from "../../domain/issue";
import type { PlainDate } from "../../domain/plain-date";
import type { ThanksWish } from "../../domain/preference";
import type { Reaction } from "../../domain/recognition";
import type { Spell } from "../../domain/tenure";
import type { CallHold, CallOutcome, CallScope } from "../../domain/thank-you-call";

/** A call as the tables have it; texts are instants in ISO. */
export type RawCall = {
  id: string;
  customerId: string;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  zone: string | null;
  statedSinceOn: PlainDate | null;
  statedSinceSource: string | null;
  spells: Spell[];
  phones: { handle: string; normal: string }[];
  wish: ThanksWish | null;
  /** When they want to be rung, in their words. */
  times: string | null;
  hold: CallHold | null;
  /** The kind of the oldest open issue. */
  openIssue: IssueKind | null;
  /** The day thanks were last said. */
  thankedOn: PlainDate | null;
  drawnOn: PlainDate;
  tries: number;
  ended: CallOutcome | null;
  takenBy: { id: string; name: string } | null;
  takenUntil: string | null;
  /** When something last happened to it, and through whom. */
  lastAt: string | null;
  lastBy: string | null;
  reaction: Reaction | null;
  /** Where it stands in its list. */
  key: string;
};

const asOf = sql`${placeholder("now")}::timestamptz`;
const me = sql`${placeholder("actorId")}::uuid`;

/** Looked at by the members of `s`, the customer of a call. */
const ofMembers = (what: SQL): SQL =>
  sql`(with members as (select id from customers where survivor_id = s.id) ${what})`;

const phones = ofMembers(sql`
  select coalesce(json_agg(json_build_object('handle', i.handle, 'normal', i.normal) order by i.id), '[]')
    from (select distinct on (i.normal) i.* from identities i join members m on m.id = i.customer_id
           where i.channel = 'phone' and i.withdrawn_at is null order by i.normal, i.id limit 5) i`);

const times = ofMembers(sql`
  select t.body from (select p.wish, p.words_id from preferences p join members m on m.id = p.customer_id where p.about = 'times'
                       order by p.learned_on desc, p.recorded_at desc, p.id desc limit 1) p
    join texts t on t.id = p.words_id where p.wish = 'said'`);

const openIssue = ofMembers(sql`
  select i.kind from issues i join members m on m.id = i.customer_id where i.resolved_at is null order by i.opened_at, i.id limit 1`);

const thankedOn = ofMembers(sql`
  select (max(r.said_at) at time zone (select zone from organisation))::date::text
    from recognitions r join members m on m.id = r.customer_id`);

const columns = sql`
  t.call_id as id, s.id as "customerId", s.name, s.called, s.place, s.country, s.zone,
  s.stated_since_on::text as "statedSinceOn", s.stated_since_source as "statedSinceSource", ${ofMembers(sql`select ${spellsOfMembers}`)} as spells, ${phones} as phones,
  preference_now(s.id, 'thanks') as wish, ${times} as times, h.hold, ${openIssue} as "openIssue", ${thankedOn} as "thankedOn",
  t.drawn_on::text as "drawnOn", t.tries, t.ended,
  case when t.taken_until > ${asOf} and t.ended is null then json_build_object('id', t.taken_by, 'name', ${nameOf(sql`t.taken_by`)}) end as "takenBy",
  case when t.taken_until > ${asOf} and t.ended is null then ${iso(sql`t.taken_until`)} end as "takenUntil",
  ${iso(sql`t.last_at`)} as "lastAt",
  (select ${nameOf(sql`e.by_id`)} from thank_you_call_events e where e.call_id = t.call_id order by e.recorded_at desc, e.id desc limit 1) as "lastBy",
  (select k.reaction from thank_you_call_events e join recognitions_taken k on k.id = e.recognition_id where e.call_id = t.call_id limit 1) as reaction`;

/**
 * Every call. Of two to one customer, drawn before their records were merged, one is made and the other ends with it.
 */
const calls = sql`
  calls as materialized (
    select t.*, s.id as survivor_id, coalesce(st.since_on, 'infinity') as since_on
      from thank_you_call_standing t
      join customers c on c.id = t.customer_id
      join customers s on s.id = c.survivor_id
      left join standing st on st.customer_id = s.id
     where s.withdrawn_at is null and s.erased_at is null
       and not exists (
         select from customers m join thank_you_call_standing o on o.customer_id = m.id
          where m.survivor_id = s.id and o.call_id <> t.call_id and t.ended is null
            and (o.ended in ('reached', 'refused') or (o.ended is null and o.call_id < t.call_id)))
  )`;

/** What holds a call back now: asked one by one, in the order of the list, until its page is full. */
const hold = sql`lateral (
  select case when t.ended is null then thank_you_hold(t.survivor_id, ${asOf}) end as hold offset 0) h`;

const pageSize = 30;

type Order = { key: SQL; isLater: SQL; by: SQL };
const longestFirst: Order = {
  key: sql`t.since_on::text`,
  isLater: sql`(t.since_on, t.call_id) > (${placeholder("at")}::date, ${placeholder("id")}::uuid)`,
  by: sql`t.since_on, t.call_id`,
};
const newestFirst: Order = {
  key: iso(sql`t.last_at`),
  isLater: sql`(t.last_at, t.call_id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)`,
  by: sql`t.last_at desc, t.call_id desc`,
};

const isMine = sql`t.ended is null and coalesce(t.taken_by = ${me} and t.taken_until > ${asOf}, false)`;
const questionOf = (name: string, which: SQL, holds: SQL, { key, isLater, by }: Order) =>
  preparedSql<RawCall>(
    `thank_you_calls_${name}`,
    sql`with ${calls}
        select ${columns}, ${key} as key
          from (select * from calls t where ${which} and ${isLater} order by ${by} offset 0) t
          cross join ${hold} join customers s on s.id = t.survivor_id
         where ${holds} order by ${by} limit ${sql.raw(String(pageSize + 1))}`,
  );

const isToBeMade = sql`t.ended is null and not (${isMine})`;

/** By scope; those the reader has taken stand apart. */
export const pages: Record<CallScope, ReturnType<typeof questionOf>> = {
  open: questionOf("open", isToBeMade, sql`h.hold is null`, longestFirst),
  held: questionOf("held", isToBeMade, sql`h.hold is not null`, longestFirst),
  made: questionOf("made", sql`t.ended is not null and ${me} is not null`, sql`true`, newestFirst),
};

export const taken = preparedSql<RawCall>(
  "thank_you_calls_taken",
  sql`with ${calls}
      select ${columns}, '' as key from calls t cross join ${hold} join customers s on s.id = t.survivor_id
       where ${isMine} order by t.taken_until, t.call_id`,
);

export const one = preparedSql<RawCall>(
  "thank_you_call",
  sql`with calls as materialized (
        select t.*, s.id as survivor_id
          from thank_you_call_standing t join customers c on c.id = t.customer_id join customers s on s.id = c.survivor_id
         where t.call_id = ${placeholder("callId")}::uuid and s.withdrawn_at is null and s.erased_at is null)
      select ${columns}, '' as key from calls t cross join ${hold} join customers s on s.id = t.survivor_id`,
);

export { pageSize };
