import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Reference } from "../../domain/decision-document";
import type { EvidenceKind } from "../../domain/decision-words";
import type { PlainDate } from "../../domain/plain-date";

/** What rests on a decision, or was made because of it. */
export type Linked = {
  restrictions: {
    id: string;
    customerId: string;
    customerName: string;
    words: string | null;
    untilOn: PlainDate;
    isOver: boolean;
  }[];
  restrictionCount: number;
  limits: { version: number; setOn: PlainDate } | null;
  /** Charts whose limits begin anew with it. */
  rateBases: { monthOn: PlainDate }[];
};

const linked = preparedSql<{ linked: Linked }>(
  "decision_linked",
  sql`
  with it as (select ${placeholder("decisionId")}::uuid as id)
  select json_build_object(
    'restrictions', (select coalesce(json_agg(json_build_object('id', r.id, 'customerId', s.id, 'customerName', s.name,
        'words', x.body, 'untilOn', r.until_on, 'isOver', r.ended_at is not null or r.until_on < ${placeholder("today")}::date)
        order by r.ended_at is not null, r.until_on desc), '[]')
      from (select * from restrictions where decision_id = (select id from it) order by recorded_at desc limit 20) r
      join customers m on m.id = r.customer_id join customers s on s.id = m.survivor_id join texts x on x.id = r.words_id),
    'restrictionCount', (select count(*)::int from restrictions where decision_id = (select id from it)),
    'limits', (select json_build_object('version', v.version, 'setOn', organisation_day(v.recorded_at))
      from limit_versions v where v.decision_id = (select id from it)),
    'rateBases', (select coalesce(json_agg(json_build_object('monthOn', b.begins_on) order by b.begins_on), '[]')
      from rate_bases b where b.decision_id = (select id from it))) as linked`,
);

/** Everything that names this decision as its ground. */
export async function getLinked(
  db: Database,
  { decisionId, today }: { decisionId: string; today: PlainDate },
): Promise<Linked> {
  const [row] = await linked(db, { decisionId, today });
  return row?.linked ?? { restrictions: [], restrictionCount: 0, limits: null, rateBases: [] };
}

/** A decision that quotes a record as evidence. */
export type Quoting = Reference & { kind: EvidenceKind };

const quoting = preparedSql<{ id: string; number: number; title: string | null; kind: EvidenceKind }>(
  "decisions_that_quote",
  sql`select distinct d.id, d.number, decision_title(d.id) as title, e.kind
    from statement_evidence e join decisions d on d.id = e.decision_id
    where e.ref_id = ${placeholder("refId")}::uuid order by d.number desc limit 20`,
);

/** The decisions in which a contact, an issue, a promise, a note or a document is quoted, the newest first. */
export async function listQuoting(db: Database, { refId }: { refId: string }): Promise<Quoting[]> {
  return [...(await quoting(db, { refId }))];
}

const fed = preparedSql<Reference>(
  "decisions_fed_by_customer",
  sql`select d.id, d.number, decision_title(d.id) as title
    from (select distinct q.decision_id from (
      select e.decision_id from statement_evidence e where e.ref_id in (
        select c.id from contacts c join customers m on m.id = c.customer_id join customers a on a.survivor_id = m.survivor_id where a.id = ${placeholder("customerId")}::uuid
        union all select i.id from issues i join customers m on m.id = i.customer_id join customers a on a.survivor_id = m.survivor_id where a.id = ${placeholder("customerId")}::uuid
        union all select p.id from promises p join customers m on m.id = p.customer_id join customers a on a.survivor_id = m.survivor_id where a.id = ${placeholder("customerId")}::uuid)
      union select f.decision_id from feedback_decisions f join contacts c on c.id = f.contact_id
        join customers m on m.id = c.customer_id join customers a on a.survivor_id = m.survivor_id
       where a.id = ${placeholder("customerId")}::uuid and f.withdrawn_at is null) q) q
    join decisions d on d.id = q.decision_id order by d.number desc limit 10`,
);

/** The decisions a customer's words fed, the newest first: for their page. */
export async function listFed(db: Database, { customerId }: { customerId: string }): Promise<Reference[]> {
  return [...(await fed(db, { customerId }))];
}
