import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../customers/queries/members";
import { careSince, needsCare } from "../domain/extra-mile";
import type { PlainDate } from "../domain/plain-date";

/** A story of somebody who went out of their way. Words null: erased. */
export type Mile = {
  id: string;
  customerId: string;
  customerName: string;
  personId: string;
  person: string;
  team: string | null;
  words: string | null;
  happenedOn: PlainDate;
  at: string;
};

type Key = { at: string; id: string };
const page = 20;

const miles = preparedSql<Mile>(
  "extra_miles",
  sql`select e.id, s.id as "customerId", s.name as "customerName", p.id as "personId", p.name as person, t.name as team,
      x.body as words, e.happened_on::text as "happenedOn", ${iso(sql`e.recorded_at`)} as at
    from extra_miles e
    join customers m on m.id = e.customer_id join customers s on s.id = m.survivor_id
    join people p on p.id = e.person_id
    left join teams t on t.id = e.team_id
    left join texts x on x.id = e.words_id
    where (${placeholder("team")}::text is null or coalesce(e.team_id::text, 'none') = ${placeholder("team")})
      and (e.recorded_at, e.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
    order by e.recorded_at desc, e.id desc limit ${sql.raw(String(page + 1))}`,
);

/** A page of stories, the one told last first; nothing is counted. */
export async function listMiles(
  db: Database,
  { team, after }: { team: string | null; after: Key | null },
): Promise<{ miles: Mile[]; next: Key | null }> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const found = await miles(db, { team, at, id });
  const rows = found.slice(0, page);
  const last = rows.at(-1);
  return { miles: rows, next: found.length > page && last ? { at: last.at, id: last.id } : null };
}

/** The teams stories come from, by name. */
export async function listMileTeams(db: Database): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select t.id, t.name from teams t where exists (select from extra_miles e where e.team_id = t.id) order by t.name`);
  return [...rows];
}

const care = preparedSql<{ name: string; days: PlainDate[] }>(
  "extra_mile_care",
  sql`select p.name, json_agg(e.happened_on::text) as days
    from teams t join people p on p.team_id = t.id and p.deactivated_at is null and p.id <> t.lead_id
    join extra_miles e on e.person_id = p.id and e.happened_on >= ${placeholder("since")}::date
    where t.lead_id = ${placeholder("leadId")}::uuid
    group by p.id, p.name order by p.name`,
);

/** People of one's own team who went out of their way so often lately that one should ask how they are: for their lead only. */
export async function listInNeedOfCare(
  db: Database,
  { leadId, today }: { leadId: string; today: PlainDate },
): Promise<string[]> {
  const rows = await care(db, { leadId, since: careSince(today) });
  return rows.filter(({ days }) => needsCare(days, today)).map(({ name }) => name);
}

/** Who can be said to have gone out of their way: everybody who is with us. */
export async function listColleagues(db: Database): Promise<{ id: string; name: string; department: string }[]> {
  const rows = await db.execute<{ id: string; name: string; department: string }>(sql`
    select p.id, p.name, d.name as department from people p join departments d on d.id = p.department_id
    where p.deactivated_at is null order by p.name`);
  return [...rows];
}
