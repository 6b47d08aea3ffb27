import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../customers/queries/members";
import { DomainError } from "../domain/errors";
import type { Instant } from "../domain/plain-date";

type Key = { at: string; id: string };

export type ThanksRow = {
  id: string;
  at: string;
  personId: string | null;
  /** Whom they are for: a person or a team. */
  whom: string;
  team: string | null;
  /** Whose they are; null: of the colleague who wrote them. */
  customer: { id: string; name: string; contactId: string } | null;
  /** Null: erased. */
  words: string | null;
  byId: string;
  by: string;
  /** Whoever is thanked keeps it to themselves. */
  isHidden: boolean;
};

/** Thanks to a team in a time, by where they came from. Persons are not counted. */
export type TeamThanks = {
  teamId: string | null;
  team: string | null;
  fromCustomers: number;
  fromOtherTeams: number;
  fromWithin: number;
};

const pageSize = 20;
const newestFirst: Key = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** A page of thanks, the newest first: everybody's that are not hidden, or all that are for the reader. */
export async function listThanks(
  db: Database,
  { show, readerId, after }: { show: "everybody" | "me"; readerId: string; after: Key | null },
): Promise<{ thanks: ThanksRow[]; next: Key | null }> {
  const rows = await lists[show](db, { readerId, ...(after ?? newestFirst) });
  const thanks = rows.slice(0, pageSize);
  const last = thanks.at(-1);
  return { thanks, next: last && rows.length > pageSize ? { at: last.at, id: last.id } : null };
}

/** What was said of the reader or their team lately, for their first page: three at most. */
export async function listLatelyForMe(db: Database, asked: { readerId: string; now: Instant }): Promise<ThanksRow[]> {
  return lately(db, { readerId: asked.readerId, since: new Date(asked.now.getTime() - 14 * 86_400_000).toISOString() });
}

/** Thanks by team in the twelve months to now, in the order of their names; teams of fewer than three are put together. */
export async function countThanksByTeam(db: Database, now: Instant): Promise<TeamThanks[]> {
  return byTeam(db, { since: new Date(now.getTime() - 365 * 86_400_000).toISOString() });
}

/** The conversation out of which somebody is to be thanked. */
export type ThankedContact = { id: string; customerId: string; customerName: string; words: string };

export async function getThankedContact(db: Database, contactId: string): Promise<ThankedContact> {
  const [row] = await contact(db, { contactId });
  if (!row) throw new DomainError("not_found");
  return row;
}

const shown = sql`
  select t.id, ${iso(sql`t.recorded_at`)} as at, t.person_id as "personId",
         coalesce(p.name, m.name) as whom, (select name from teams where id = t.for_team_id) as team,
         case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'contactId', t.contact_id) end as customer,
         (select body from texts where id = t.words_id) as words, t.by_id as "byId", ${nameOf(sql`t.by_id`)} as by,
         t.hidden_at is not null as "isHidden"
    from colleague_thanks t
    left join people p on p.id = t.person_id
    left join teams m on m.id = t.team_id
    left join customers c on c.id = t.customer_id
    left join customers s on s.id = c.survivor_id`;

const reader = sql`${placeholder("readerId")}::uuid`;
const mine = sql`(t.person_id = ${reader} or t.team_id = (select team_id from people where id = ${reader}))`;
const page = sql`(t.recorded_at, t.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
   order by t.recorded_at desc, t.id desc limit ${sql.raw(String(pageSize + 1))}`;

const lists = {
  everybody: preparedSql<ThanksRow>(
    "thanks_of_everybody",
    sql`${shown} where t.withdrawn_at is null and (t.hidden_at is null or t.person_id = ${reader}) and ${page}`,
  ),
  me: preparedSql<ThanksRow>("thanks_for_me", sql`${shown} where t.withdrawn_at is null and ${mine} and ${page}`),
};

const lately = preparedSql<ThanksRow>(
  "thanks_lately_for_me",
  sql`${shown} where t.withdrawn_at is null and t.recorded_at > ${placeholder("since")}::timestamptz and ${mine}
      order by t.recorded_at desc, t.id desc limit 3`,
);

/** A team so small that its figure is a person's is told only together with others. */
const smallest = sql.raw("3");

const byTeam = preparedSql<TeamThanks>(
  "thanks_by_team",
  sql`
  with large as (
    select team_id from people where deactivated_at is null and team_id is not null
     group by team_id having count(*) >= ${smallest}
  )
  select l.team_id as "teamId", m.name as team,
         count(*) filter (where t.customer_id is not null)::int as "fromCustomers",
         count(*) filter (where t.customer_id is null and t.by_team_id is distinct from t.for_team_id)::int as "fromOtherTeams",
         count(*) filter (where t.customer_id is null and t.by_team_id = t.for_team_id)::int as "fromWithin"
    from colleague_thanks t
    left join large l on l.team_id = t.for_team_id
    left join teams m on m.id = l.team_id
   where t.withdrawn_at is null and t.recorded_at > ${placeholder("since")}::timestamptz
   group by l.team_id, m.name order by m.name nulls last`,
);

const contact = preparedSql<ThankedContact>(
  "thanked_contact",
  sql`
  select k.id, s.id as "customerId", s.name as "customerName", k.words
    from contacts k join customers c on c.id = k.customer_id join customers s on s.id = c.survivor_id
   where k.id = ${placeholder("contactId")}::uuid and k.withdrawn_at is null and s.erased_at is null`,
);
