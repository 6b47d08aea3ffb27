import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { CustomerKind } from "../../domain/customer";
import type { PlainDate } from "../../domain/plain-date";
import { seenByOthers } from "./here";

/** A customer as a find tells of it. Texts are instants in ISO. */
export type HitRow = {
  id: string;
  kind: CustomerKind;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  /** The earlier of the stated and the first purchase day; null: has not bought yet. */
  sinceOn: PlainDate | null;
  lastOn: PlainDate | null;
  /** The organisation's day of the last conversation in any channel; null: none is known. */
  lastContactOn: PlainDate | null;
  /** What was matched, as typed once; null where the name was. */
  handle: string | null;
  /** The same in its one form: E.164 for a phone. */
  normal: string | null;
  /** The whole of it was typed, not its end or beginning. */
  isExact: boolean;
  /** The person through whom an organisation was found. */
  through: string | null;
  hasDied: boolean;
  isVulnerable: boolean;
  openIssues: number;
  /** The value band; null: in none (yet). */
  band: string | null;
  isBest: boolean;
  overduePromises: number;
  /** A colleague who opened this customer in the last minutes. */
  colleague: { name: string; at: string } | null;
};

export type Question = (db: Database, values: Record<string, unknown>) => Promise<HitRow[]>;

/** Hits that are shown; one more is asked for, to know whether there are more. */
export const most = 20;

/** The end of everything that begins so: no text has a later letter. */
export const upTo = (beginning: SQL) => sql`(${beginning} || chr(1114111))`;
export const word = (name: string) => sql`${placeholder(name)}::text`;

/**
 * The hits of one index first, materialised, so that a generic plan cannot walk another; then their survivors, the
 * organisations they speak for; and of those that are shown, what a list says of each.
 */
export function question(name: string, hits: SQL, withOrganisations: SQL = sql`true`): Question {
  return preparedSql<HitRow>(
    name,
    sql`
    with hits as materialized (select * from (${hits}) h order by rank limit ${sql.raw(String(2 * most + 8))}),
    found as materialized (
      select c.survivor_id as id, min(h.rank)::float8 as rank, (array_agg(h.handle order by h.rank))[1] as handle,
             (array_agg(h.normal order by h.rank))[1] as normal, null::text as through
        from hits h join customers c on c.id = h.customer_id
       where c.withdrawn_at is null
       group by c.survivor_id
    ),
    spoken_for as (
      select o.survivor_id as id, min(f.rank) as rank, min(f.handle) as handle, min(f.normal) as normal, min(p.name) as through
        from found f
        join customers p on p.survivor_id = f.id
        join representatives r on r.person_id = p.id and r.ended_at is null
        join customers o on o.id = r.organisation_id and o.withdrawn_at is null
       where ${withOrganisations} and o.survivor_id not in (select id from found)
       group by o.survivor_id
    ),
    shown as materialized (
      select row_number() over (order by a.rank, st.last_on desc nulls last, s.name, s.id) as place_in_row,
             s.id, s.kind, s.name, s.called, s.place, s.country,
             st.since_on::text as "sinceOn", st.last_on::text as "lastOn",
             (st.last_contact_at at time zone (select zone from organisation))::date::text as "lastContactOn",
             a.handle, a.normal, a.rank = 0 as "isExact", a.through,
             s.died_recorded_at is not null as "hasDied", s.vulnerable_note is not null as "isVulnerable",
             coalesce(st.open_issues, 0) as "openIssues", b.band, coalesce(b.is_best, false) as "isBest"
        from (select * from found union all select * from spoken_for) a
        join customers s on s.id = a.id and s.withdrawn_at is null and s.erased_at is null
        left join standing st on st.customer_id = s.id
        left join band_spans b on b.customer_id = s.id and b.until_on is null
       order by a.rank, st.last_on desc nulls last, s.name, s.id
       limit ${sql.raw(String(most + 1))}
    )
    select shown.*,
           (select count(*)::int
              from customers m
              join promise_states ps on ps.customer_id = m.id and ps.until_at is null
             where m.survivor_id = shown.id and ps.ended is null
               and ps.agreed_due_at < ${placeholder("now")}::timestamptz) as "overduePromises",
           ${seenByOthers(sql`shown.id`, sql`${placeholder("readerId")}::uuid`, sql`${placeholder("now")}::timestamptz`)} as colleague
      from shown
     order by place_in_row`,
  );
}
