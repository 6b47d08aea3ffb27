import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { FeedKind } from "../../domain/decision-telling";
import type { DecisionState, Gate } from "../../domain/decision-words";
import type { Instant } from "../../domain/plain-date";
import type { FeedPage } from "../input";

/** Something that happened to a decision. */
export type FeedLine = {
  id: string;
  kind: FeedKind;
  decisionId: string;
  number: number;
  title: string | null;
  state: DecisionState;
  by: string;
  department: string | null;
  gate: Gate | null;
  affectedCount: number | null;
  /** What replaced it, where it was replaced. */
  successor: { id: string; number: number } | null;
  recordedAt: Instant;
  isNew: boolean;
};

type Key = { at: Date; id: string };
export type Feed = { lines: FeedLine[]; next: Key | null; seenUntil: Instant | null; isUpToDate: boolean };

type Row = Omit<FeedLine, "recordedAt"> & { recorded_at: string };

const pageSize = 25;

/** The statement that counts: nothing newer is written once it is decided. */
const counts = sql`not exists (select from statements newer where newer.decision_id = s.decision_id and newer.version > s.version)`;

/** The feed, the newest first, filtered; `departmentId` is the reader's own. */
export async function listFeed(
  db: Database,
  { personId, departmentId, ...asked }: FeedPage & { personId: string; departmentId: string },
): Promise<Feed> {
  const seenUntil = await getSeenUntil(db, personId);
  const touching = asked.mine ? departmentId : null;
  const conditions = [
    asked.after
      ? sql`(f.recorded_at, f.id) < (${asked.after.at.toISOString()}::timestamptz, ${asked.after.id}::uuid)`
      : null,
    asked.kind ? sql`f.kind = ${asked.kind}` : null,
    touching ? ofDecisions(touchingDepartment(touching)) : null,
    asked.department
      ? ofDecisions(
          sql`select s.decision_id from statements s where s.department_id = ${asked.department}::uuid and ${counts}`,
        )
      : null,
    asked.stage
      ? ofDecisions(sql`select s.decision_id from statements s where ${asked.stage} = any (s.stages) and ${counts}`)
      : null,
    asked.segment ? ofDecisions(namingSegment(asked.segment)) : null,
  ].filter((condition): condition is SQL => condition !== null);
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const rows = await db.execute<Row>(sql`
    select f.id, f.kind, f.decision_id as "decisionId", d.number, decision_title(d.id) as title, decision_state(d.id) as state,
      p.name as by, t.name as department, s.gate, reach.affected_count as "affectedCount",
      case when f.kind = 'superseded' then (select jsonb_build_object('id', o.id, 'number', o.number)
        from decision_moves m join decisions o on o.id = m.decision_id where m.replaces_id = f.decision_id) end as successor,
      f.recorded_at, coalesce(f.recorded_at > ${seenUntil?.toISOString() ?? null}::timestamptz, false) as "isNew"
    from (select * from decision_feed f ${where} order by f.recorded_at desc, f.id desc limit ${pageSize + 1}) f
    join decisions d on d.id = f.decision_id join people p on p.id = f.by_id
    left join statements s on s.decision_id = d.id and ${counts}
    left join statement_reach reach on reach.statement_id = s.id
    left join departments t on t.id = s.department_id
    order by f.recorded_at desc, f.id desc, f.kind`);
  const lines = rows
    .slice(0, pageSize)
    .map(({ recorded_at, ...row }) => ({ ...row, recordedAt: new Date(recorded_at) }));
  const last = lines.at(-1);
  return {
    lines,
    next: rows.length > pageSize && last ? { at: last.recordedAt, id: last.id } : null,
    seenUntil,
    isUpToDate: lines.length === 0 || (seenUntil !== null && !lines.some(({ isNew }) => isNew)),
  };
}

const ofDecisions = (ids: SQL) => sql`f.decision_id in (${ids})`;

const touchingDepartment = (departmentId: string) => sql`
  select s.decision_id from statements s
    where (s.department_id = ${departmentId}::uuid or ${departmentId}::uuid = any (s.told_departments)) and ${counts}
  union select decision_id from notices where department_id = ${departmentId}::uuid`;

const namingSegment = (segment: string) => sql`
  select g.decision_id from statement_segments g join statements s on s.id = g.statement_id and ${counts}
  left join segment_versions v on v.id = g.version_id where coalesce(v.segment_id::text, g.segment) = ${segment}`;

async function getSeenUntil(db: Database, personId: string): Promise<Instant | null> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select max(seen_until) as at from feed_sightings where person_id = ${personId}::uuid`,
  );
  return row?.at ? new Date(row.at) : null;
}
