import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Stance } from "../../domain/decision-words";
import { type Change, changesBetween, type Version } from "../../domain/statement-changes";

/** What an advocate said last about a decision, and what has changed in the statement since; null: nothing said yet. */
export type Since = {
  version: number;
  stance: Stance;
  saidAt: Date;
  words: { customerInput: string; reason: string | null } | null;
  /** Null: the words of one of the two were erased. */
  changes: Change[] | null;
} | null;

const versionOf = (st: string) =>
  sql.raw(`json_build_object(
    'words', (select body::json from texts where id = ${st}.words_id),
    'owner', (select name from people where id = ${st}.owner_id), 'decider', (select name from people where id = ${st}.decider_id),
    'door', ${st}.door, 'gate', ${st}.gate, 'stages', ${st}.stages, 'affects', ${st}.affects,
    'axes', json_build_object('time', ${st}.time_effect, 'worry', ${st}.worry_effect, 'effort', ${st}.effort_effect, 'money', ${st}.money_effect),
    'toldHow', ${st}.told_how, 'toldByOn', ${st}.told_by_on, 'isUrgent', ${st}.urgent, 'evidenceBasis', ${st}.evidence_basis,
    'told', (select coalesce(json_agg(name order by name), '[]') from departments where id = any (${st}.told_departments)),
    'segments', coalesce((select json_agg(json_build_object('segment', segment, 'name', segment_name, 'effect', effect, 'count', affected_count) order by segment)
      from statement_segments where statement_id = ${st}.id), '[]'),
    'evidence', coalesce((select json_agg((select body from texts where id = e.words_id) order by e.recorded_at, e.id)
      from statement_evidence e where e.statement_id = ${st}.id and not e.after_decision), '[]'),
    'options', coalesce((select json_agg((select body::json from texts where id = o.words_id) order by o.position)
      from decision_options o where o.statement_id = ${st}.id), '[]'),
    'predictions', coalesce((select json_agg(json_build_object('measure', (select body from texts where id = p.words_id), 'direction', p.direction,
        'threshold', p.threshold, 'probability', p.probability, 'resolveOn', p.resolve_on) order by p.resolve_on, p.id)
      from predictions p where p.statement_id = ${st}.id), '[]'))`);

type Row = Pick<NonNullable<Since>, "version" | "stance" | "words"> & {
  saidAt: string;
  before: Version;
  after: Version;
};

const readSince = preparedSql<Row>(
  "position_since",
  sql`select v.version, x.stance, ${sql.raw("x.recorded_at")} as "saidAt", (select body::json from texts where id = x.words_id) as words,
      ${versionOf("v")} as before, ${versionOf("st")} as after
    from statements st
    join lateral (select * from positions p where p.decision_id = st.decision_id and p.statement_id <> st.id
      and p.advocate_id = ${placeholder("personId")}::uuid order by p.recorded_at desc, p.id desc limit 1) x on true
    join statements v on v.id = x.statement_id
    where st.id = coalesce(sealed_statement(${placeholder("id")}::uuid), latest_statement(${placeholder("id")}::uuid))
      and v.version < st.version`,
);

/** What has changed since this person last took a position on the decision; null when they took none before. */
export async function findSince(db: Database, asked: { id: string; personId: string }): Promise<Since> {
  const [row] = await readSince(db, asked);
  if (!row) return null;
  const { version, stance, words, before, after } = row;
  return { version, stance, words, saidAt: new Date(row.saidAt), changes: changesBetween(before, after) };
}
