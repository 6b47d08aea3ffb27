import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import type { IssueKind, IssueScope } from "../../domain/issue";

/** An open issue as a queue shows it. */
export type QueuedIssue = {
  id: string;
  kind: IssueKind;
  words: string;
  customerId: string;
  customerName: string;
  openedAt: string;
  departmentId: string;
  department: string;
  ownerId: string | null;
  owner: string | null;
  handOffs: number;
  /** The last hand-over: where it came from, when, and why (null: not said, or erased). */
  came: { fromId: string; from: string; at: string; by: string; why: string | null } | null;
};

export type IssueKey = { at: string; id: string };
export type IssueQueue = { issues: QueuedIssue[]; next: IssueKey | null };

type Asked = { actor: { id: string; departmentId: string }; scope: IssueScope; after: IssueKey | null };

const queuePage = 30;

/** Issues of a department are those it looks after, and those it gave away: both see them until they are resolved. */
const scopes: Record<IssueScope, SQL> = {
  mine: sql`i.owner_id = ${placeholder("actorId")}::uuid`,
  department: sql`(i.department_id = ${placeholder("departmentId")}::uuid or exists (
    select from issue_events e where e.issue_id = i.id and e.from_department_id = ${placeholder("departmentId")}::uuid))`,
  everyone: sql`true`,
};

const question = (scope: IssueScope) =>
  preparedSql<QueuedIssue>(
    `issue_queue_${scope}`,
    sql`
    select i.id, i.kind, i.words, s.id as "customerId", s.name as "customerName", ${iso(sql`i.opened_at`)} as "openedAt",
           i.department_id as "departmentId", d.name as department, i.owner_id as "ownerId", o.name as owner,
           (select count(*)::int from issue_events e where e.issue_id = i.id and e.is_hand_off) as "handOffs",
           (select jsonb_build_object('fromId', e.from_department_id, 'from', fd.name, 'at', ${iso(sql`e.recorded_at`)},
                                      'by', p.name, 'why', t.body)
              from issue_events e
              join departments fd on fd.id = e.from_department_id
              join people p on p.id = e.by_id
              left join texts t on t.id = e.words_id
             where e.issue_id = i.id and e.is_hand_off order by e.sequence desc limit 1) as came
      from issues i
      join customers m on m.id = i.customer_id
      join customers s on s.id = m.survivor_id and s.withdrawn_at is null
      join departments d on d.id = i.department_id
      left join people o on o.id = i.owner_id
     where i.resolved_at is null and ${scopes[scope]}
       and (i.opened_at, i.id) > (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
     order by i.opened_at, i.id limit ${sql.raw(String(queuePage + 1))}`,
  );

const questions: Record<IssueScope, ReturnType<typeof question>> = {
  mine: question("mine"),
  department: question("department"),
  everyone: question("everyone"),
};

const fromTheOldest: IssueKey = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/** A page of open issues, the oldest first. */
export async function listIssues(db: Database, { actor, scope, after }: Asked): Promise<IssueQueue> {
  const { at, id } = after ?? fromTheOldest;
  const asked = { at, id, ...(scope === "mine" ? { actorId: actor.id } : {}) };
  const rows = await questions[scope](
    db,
    scope === "department" ? { ...asked, departmentId: actor.departmentId } : asked,
  );
  const issues = rows.slice(0, queuePage);
  const last = issues.at(-1);
  return { issues, next: rows.length > queuePage && last ? { at: last.openedAt, id: last.id } : null };
}
