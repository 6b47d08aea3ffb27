import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DecisionDocument, StatementDocument } from "../../domain/decision-document";
import { DomainError } from "../../domain/errors";

const person = (id: string) =>
  sql.raw(`(select json_build_object('id', p.id, 'name', p.name, 'department', pd.name)
    from people p join departments pd on pd.id = p.department_id where p.id = ${id})`);
const bodyJson = (id: string) => sql.raw(`(select body::json from texts where id = ${id})`);
const listOf = (object: string, from: string, order: string) =>
  sql.raw(`coalesce((select json_agg(${object} order by ${order}) from ${from}), '[]')`);
const reference = (id: string) =>
  sql.raw(
    `(select json_build_object('id', o.id, 'number', o.number, 'title', decision_title(o.id)) from decisions o where o.id = ${id})`,
  );

/** A statement version as JSON: `st` the version, `d` its decision. */
const statement = sql`case when st.id is null then null else json_build_object(
  'id', st.id, 'version', st.version, 'recordedAt', st.recorded_at,
  'author', ${person("st.author_id")}, 'owner', ${person("st.owner_id")}, 'decider', ${person("st.decider_id")},
  'department', (select name from departments where id = st.department_id), 'departmentId', st.department_id,
  'door', st.door, 'gate', st.gate, 'stages', st.stages, 'affects', st.affects,
  'axes', json_build_object('time', st.time_effect, 'worry', st.worry_effect, 'effort', st.effort_effect, 'money', st.money_effect),
  'minutesPerCustomer', st.minutes_per_customer, 'toldHow', st.told_how, 'toldByOn', st.told_by_on,
  'evidenceBasis', st.evidence_basis, 'isUrgent', st.urgent, 'answerDays', st.answer_days, 'words', ${bodyJson("st.words_id")},
  'reasons', coalesce((select m.heavy_reasons from decision_moves m where m.decision_id = d.id and m.kind = 'decided'), heavy_reasons(st.id)),
  'definition', (select json_build_object('version', f.version, 'rallyingCry', f.rallying_cry) from definitions f where f.id = st.definition_id),
  'replaces', ${reference("st.replaces_id")},
  'toldDepartments', (select coalesce(json_agg(t.name order by t.name), '[]') from departments t where t.id = any(st.told_departments)),
  'reach', (select json_build_object('asOf', r.as_of, 'affectedCount', r.affected_count, 'allCount', r.all_count,
    'valueMinor', r.value_minor, 'allValueMinor', r.all_value_minor, 'sampleCount', r.sample_count,
    'comparatorCount', r.comparator_count) from statement_reach r where r.statement_id = st.id),
  'segments', ${listOf(
    "json_build_object('segment', g.segment, 'effect', g.effect, 'affectedCount', g.affected_count, 'allCount', g.all_count, 'tenYearsCount', g.ten_years_count, 'saved', case when v.id is not null then json_build_object('id', v.segment_id, 'name', g.segment_name, 'version', v.version, 'rule', g.rule) end)",
    "statement_segments g left join segment_versions v on v.id = g.version_id where g.statement_id = st.id",
    "g.affected_count desc, g.segment",
  )},
  'evidence', ${listOf(
    "json_build_object('id', e.id, 'kind', e.kind, 'words', (select body from texts where id = e.words_id), 'erasedAt', (select erased_at from texts where id = e.words_id), 'refId', e.ref_id, 'origin', evidence_origin(e.kind, e.ref_id), 'afterDecision', e.after_decision, 'recordedAt', e.recorded_at)",
    "statement_evidence e where e.statement_id = st.id",
    "e.recorded_at, e.id",
  )},
  'options', ${listOf(
    "json_build_object('id', c.id, 'isDoNothing', c.is_do_nothing, 'words', (select body::json from texts where id = c.words_id))",
    "decision_options c where c.statement_id = st.id",
    "c.position",
  )},
  'predictions', ${listOf(
    "json_build_object('id', q.id, 'measure', (select body from texts where id = q.words_id), 'baseline', q.baseline, 'direction', q.direction, 'threshold', q.threshold, 'probability', q.probability, 'resolveOn', q.resolve_on, 'outcome', (select json_build_object('actual', o.actual, 'happened', o.happened, 'by', p.name, 'recordedAt', o.recorded_at) from prediction_outcomes o join people p on p.id = o.by_id where o.prediction_id = q.id))",
    "predictions q where q.statement_id = st.id",
    "q.resolve_on, q.id",
  )}) end`;

const readDocument = preparedSql<{ document: DecisionDocument }>(
  "decision_document",
  sql`select json_build_object(
    'id', d.id, 'number', d.number, 'state', s.state, 'since', s.since, 'draftedBy', ${person("d.drafted_by")},
    'draftTitle', (select content ->> 'title' from decision_drafts where decision_id = d.id),
    'replacedBy', ${reference("s.replaced_by_id")}, 'reviewOn', current_review_on(d.id), 'answerBy', proposal_answer_by(d.id), 'statement', ${statement},
    'positions', ${listOf(
      "json_build_object('id', x.id, 'advocate', (select json_build_object('id', p.id, 'name', p.name, 'department', pd.name) from people p join departments pd on pd.id = p.department_id where p.id = x.advocate_id), 'stance', x.stance, 'words', (select body::json from texts where id = x.words_id), 'afterDecision', x.after_decision, 'recordedAt', x.recorded_at, 'version', v.version, 'isCurrent', v.id = st.id, 'isQuick', exists (select from quick_positions q where q.position_id = x.id))",
      "positions x join statements v on v.id = x.statement_id where x.decision_id = d.id",
      "x.recorded_at, x.id",
    )},
    'dissents', ${listOf(
      "json_build_object('id', x.id, 'by', (select json_build_object('id', p.id, 'name', p.name, 'department', pd.name) from people p join departments pd on pd.id = p.department_id where p.id = x.by_id), 'kind', x.kind, 'takesBackId', x.takes_back_id, 'reason', (select body from texts where id = x.words_id), 'afterDecision', x.after_decision, 'recordedAt', x.recorded_at, 'version', v.version, 'isCurrent', v.id = st.id)",
      "dissents x join statements v on v.id = x.statement_id where x.decision_id = d.id",
      "x.recorded_at, x.id",
    )},
    'boardReviews', ${listOf(
      "json_build_object('id', b.id, 'meetingOn', b.meeting_on, 'outcome', b.outcome, 'challenge', (select body from texts where id = b.words_id), 'reviewOn', b.review_on, 'minutedBy', p.name, 'version', v.version, 'recordedAt', b.recorded_at)",
      "board_reviews b join people p on p.id = b.minuted_by join statements v on v.id = b.statement_id where b.decision_id = d.id",
      "b.recorded_at, b.id",
    )},
    'moves', ${listOf(
      "json_build_object('id', m.id, 'kind', m.kind, 'by', p.name, 'byId', p.id, 'version', v.version, 'optionId', m.option_id, 'reviewOn', m.review_on, 'reason', (select body from texts where id = m.reason_id), 'hasReason', m.reason_id is not null, 'recordedAt', m.recorded_at)",
      "decision_moves m join people p on p.id = m.by_id left join statements v on v.id = m.statement_id where m.decision_id = d.id",
      "m.sequence",
    )},
    'notices', ${listOf(
      "json_build_object('id', n.id, 'departmentId', n.department_id, 'department', t.name, 'sentAt', n.recorded_at, 'answerBy', n.answer_by, 'answers', coalesce((select json_agg(json_build_object('answer', a.answer, 'note', (select body from texts where id = a.note_id), 'by', p.name, 'recordedAt', a.recorded_at) order by a.sequence) from acknowledgements a join people p on p.id = a.by_id where a.notice_id = n.id), '[]'))",
      "notices n join departments t on t.id = n.department_id where n.decision_id = d.id",
      "t.name",
    )},
    'corrections', ${listOf(
      "json_build_object('id', c.id, 'field', c.field, 'by', p.name, 'words', (select body::json from texts where id = c.words_id), 'recordedAt', c.recorded_at)",
      "decision_corrections c join people p on p.id = c.by_id where c.decision_id = d.id",
      "c.recorded_at, c.id",
    )},
    'chain', json_build_object(
      'entries', (select count(*)::int from decision_events e where e.decision_id = d.id),
      'seal', (select encode(e.hash, 'hex') from decision_events e where e.decision_id = d.id order by e.sequence desc limit 1),
      'problems', (select coalesce(json_agg(json_build_object('entry', f.sequence, 'record', f.subject, 'problem', f.problem)), '[]')
        from verify_decision(d.id) f))) as document
  from decisions d join decision_states s on s.decision_id = d.id
  left join statements st on st.id = coalesce(sealed_statement(d.id), latest_statement(d.id))
  where d.id = ${placeholder("id")}`,
);

/** One decision as a document, with its chain verified as it is read: one round trip. Throws when there is none. */
export async function getDocument(db: Database, id: string): Promise<DecisionDocument> {
  const [row] = await readDocument(db, { id });
  if (!row) throw new DomainError("not_found");
  return row.document;
}

type VersionDocument = {
  id: string;
  number: number;
  title: string | null;
  /** How many versions were put forward. */
  count: number;
  statement: StatementDocument;
  /** The version before; null: this is the first. */
  before: StatementDocument | null;
};

const readVersion = preparedSql<{ version: VersionDocument }>(
  "decision_version",
  sql`select json_build_object('id', d.id, 'number', d.number, 'title', decision_title(d.id),
    'count', (select count(*)::int from statements c where c.decision_id = d.id), 'statement', ${statement},
    'before', (select ${statement} from statements st where st.decision_id = d.id and st.version = ${placeholder("before")})) as version
  from decisions d join statements st on st.decision_id = d.id and st.version = ${placeholder("version")}
  where d.id = ${placeholder("id")}`,
);

/** One version of a decision's statement with the one before it, in one round trip. Throws when there is none. */
export async function getVersion(
  db: Database,
  { id, version }: { id: string; version: number },
): Promise<VersionDocument> {
  const [row] = await readVersion(db, { id, version, before: version - 1 });
  if (!row) throw new DomainError("not_found");
  return row.version;
}
