import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { DomainError } from "../../domain/errors";
import type { MergeField } from "../../domain/merging";
import { type FactCounts, factCounts } from "./counts";

/** A merge as a list tells it. */
export type MergeRow = {
  id: string;
  mergedId: string;
  mergedName: string;
  survivorId: string;
  survivorName: string;
  by: string;
  /** Null: erased. */
  reason: string | null;
  recordedAt: string;
  undone: { by: string; reason: string | null; recordedAt: string } | null;
};

/** What an undo does to one field of the survivor. Values by column; null: nothing is said. */
export type FieldBack = {
  field: MergeField | "died" | "vulnerable";
  now: Record<string, string | null>;
  before: Record<string, string | null>;
  goesBack: boolean;
  /** A later merge changed the field again, so it stays until that one is undone too. */
  builtOn: boolean;
};

export type MergeInFull = MergeRow & {
  /** The record that stands for the merged one today. */
  standsForId: string;
  standsForName: string;
  /** Every record that goes with the merged one: those merged into it before. */
  goesWith: { id: string; name: string }[];
  fields: FieldBack[];
  /** What is recorded under the merged record and goes back with it. */
  goes: FactCounts;
  /** What was recorded since, under the records that stay: it stays with them. */
  stays: FactCounts;
};

const columns = sql`
  m.id, m.merged_id as "mergedId", a.name as "mergedName", m.survivor_id as "survivorId", b.name as "survivorName",
  (select name from people where id = m.by_id) as by, (select body from texts where id = m.reason_id) as reason,
  to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
  case when u.id is not null then jsonb_build_object('by', (select name from people where id = u.by_id),
    'reason', (select body from texts where id = u.reason_id),
    'recordedAt', to_char(u.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as undone`;

const tables = sql`
  merges m
  join customers a on a.id = m.merged_id
  join customers b on b.id = m.survivor_id
  left join unmerges u on u.merge_id = m.id`;

/** Every merge and undo that touched this customer, the newest first. */
export async function listMerges(db: Database, customerId: string): Promise<MergeRow[]> {
  return db.execute<MergeRow>(sql`
    with members as materialized (
      select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id where asked.id = ${customerId})
    select ${columns} from ${tables}
     where m.merged_id in (select id from members) or m.survivor_id in (select id from members)
     order by m.step desc limit 200`);
}

/** One merge, and what undoing it would do now. */
export async function getMerge(db: Database, mergeId: string): Promise<MergeInFull> {
  const below = sql`select id from merged_below(m.merged_id) as id`;
  const staying = sql`select c.id from customers c where c.survivor_id = a.survivor_id and c.id not in (${below})`;
  const [row] = await db.execute<MergeInFull>(sql`
    select ${columns}, s.id as "standsForId", s.name as "standsForName",
           coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.name)
              from customers c where c.id in (${below}) and c.id <> m.merged_id), '[]') as "goesWith",
           coalesce((select jsonb_agg(jsonb_build_object('field', f.field, 'now', f.now_said, 'before', f.said_before,
              'goesBack', f.goes_back, 'builtOn', f.built_on) order by f.field) from unmerge_fields(m.id) f), '[]') as fields,
           ${factCounts(below)} as goes, ${factCounts(staying, sql`m.recorded_at`)} as stays
      from ${tables} join customers s on s.id = a.survivor_id
     where m.id = ${mergeId}`);
  if (!row) throw new DomainError("not_found");
  return row;
}
