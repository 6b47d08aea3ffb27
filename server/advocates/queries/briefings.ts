import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { iso } from "../../customers/queries/members";
import { DomainError } from "../../domain/errors";
import { can } from "../../domain/permissions";

/** What advocates are told. Words null: erased with the customer whose story it told. */
export type Briefing = {
  id: string;
  title: string | null;
  words: string | null;
  writtenBy: string;
  at: string;
  /** Whether the person who looks has opened it or said they have read it. */
  isRead: boolean;
  /** Of those who are advocates today: how many have read it. */
  readCount: number;
  advocateCount: number;
};
type Key = { at: string; id: string };
export type Receipt = {
  personId: string;
  person: string;
  department: string;
  isAdvocate: boolean;
  openedAt: string | null;
  saidAt: string | null;
};
export type BriefingPage = Briefing & {
  decision: { id: string; number: number; title: string | null } | null;
  story: { id: string; customerId: string; customer: string } | null;
  hasSaid: boolean;
  /** Null: for writers and advocates only. Advocates of today who have not read it are listed without a day. */
  receipts: Receipt[] | null;
};

const me = sql`${placeholder("personId")}::uuid`;
/** Advocates of today. */
const advocates = sql`
  select distinct a.person_id from appointments a join people p on p.id = a.person_id and p.deactivated_at is null
  where a.kind = 'advocate' and a.from_on <= ${placeholder("today")}::date and (a.until_on is null or a.until_on > ${placeholder("today")}::date)`;

const columns = sql`b.id, x.body::json ->> 'title' as title, x.body::json ->> 'words' as words, w.name as "writtenBy",
  ${iso(sql`b.recorded_at`)} as at,
  exists (select from briefing_reads r where r.briefing_id = b.id and r.person_id = ${me}) as "isRead",
  (select count(distinct r.person_id)::int from briefing_reads r join advocates on advocates.person_id = r.person_id where r.briefing_id = b.id) as "readCount",
  (select count(*)::int from advocates) as "advocateCount"`;

const PAGE = 20;
const list = preparedSql<Briefing>(
  "list_briefings",
  sql`with advocates as (${advocates})
    select ${columns} from briefings b join people w on w.id = b.written_by join texts x on x.id = b.words_id
    where (b.recorded_at, b.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
    order by b.recorded_at desc, b.id desc limit ${sql.raw(String(PAGE + 1))}`,
);

/** A page of briefings, the newest first. */
export async function listBriefings(
  { db, actor, today }: Context,
  after: Key | null,
): Promise<{ briefings: Briefing[]; next: Key | null }> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const found = await list(db, { personId: actor.id, today, at, id });
  const briefings = found.slice(0, PAGE);
  const last = briefings.at(-1);
  return { briefings, next: found.length > PAGE && last ? { at: last.at, id: last.id } : null };
}

const one = preparedSql<BriefingPage>(
  "one_briefing",
  sql`with advocates as (${advocates})
    select ${columns},
      exists (select from briefing_reads r where r.briefing_id = b.id and r.person_id = ${me} and r.way = 'said') as "hasSaid",
      (select json_build_object('id', d.id, 'number', d.number, 'title', decision_title(d.id)) from decisions d where d.id = b.decision_id) as decision,
      (select json_build_object('id', s.id, 'customerId', v.id, 'customer', v.name) from stories s join customers c on c.id = s.customer_id
        join customers v on v.id = c.survivor_id where s.id = b.story_id) as story,
      case when ${placeholder("maySee")}::boolean then (
        select coalesce(json_agg(json_build_object('personId', p.id, 'person', p.name, 'department', d.name,
          'isAdvocate', exists (select from advocates where advocates.person_id = p.id),
          'openedAt', (select r.recorded_at from briefing_reads r where r.briefing_id = b.id and r.person_id = p.id and r.way = 'opened'),
          'saidAt', (select r.recorded_at from briefing_reads r where r.briefing_id = b.id and r.person_id = p.id and r.way = 'said'))
          order by p.name collate "und-x-icu"), '[]')
        from people p join departments d on d.id = p.department_id
        where p.id in (select person_id from advocates union select r.person_id from briefing_reads r where r.briefing_id = b.id)) end as receipts
    from briefings b join people w on w.id = b.written_by join texts x on x.id = b.words_id
    where b.id = ${placeholder("id")}::uuid`,
);

/** One briefing. Who has read it is told to those who write briefings and to advocates: receipts, in the order of names. */
export async function getBriefing({ db, actor, today }: Context, id: string): Promise<BriefingPage> {
  const maySee = can(actor, "briefing:write") || actor.appointments.some(({ kind }) => kind === "advocate");
  const [row] = await one(db, { personId: actor.id, today, id, maySee });
  if (!row) throw new DomainError("not_found");
  return row;
}

export type BriefingChoices = {
  decisions: { id: string; number: number; title: string | null }[];
  stories: { id: string; customer: string; saidOn: string }[];
};

/** What a briefing can point to: the newest decisions and stories, not withdrawn, of customers who are with us. */
export async function listChoices(db: Database): Promise<BriefingChoices> {
  const [row] = await db.execute<BriefingChoices>(sql`select
    (select coalesce(json_agg(d), '[]') from (select id, number, decision_title(id) as title from decisions order by number desc limit 100) d) as decisions,
    (select coalesce(json_agg(s), '[]') from (select s.id, v.name as customer, s.recorded_at::date::text as "saidOn" from stories s
      join customers c on c.id = s.customer_id join customers v on v.id = c.survivor_id
      where s.withdrawn_at is null and v.erased_at is null and v.withdrawn_at is null order by s.recorded_at desc, s.id desc limit 100) s) as stories`);
  return row ?? { decisions: [], stories: [] };
}
