import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { DecisionAudience } from "../../domain/decision-readers";
import type { PendingTelling, TellingKind } from "../../domain/decision-telling";

/** Decisions that are to be looked at by now, the longest due first; the page after `after`. */
export async function listLooks(db: Database, after: { lookAt: string; id: string } | null) {
  const from = after ? sql`and (look_at, decision_id) > (${after.lookAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const rows = await db.execute<{ id: string; look_at: string }>(sql`
    select decision_id as id, look_at::text from decision_looks where look_at <= standpoint_now() ${from}
    order by look_at, decision_id limit 200`);
  return rows.map(({ id, look_at }) => ({ id, lookAt: look_at }));
}

/** What has fallen of a decision and has not been told. Instants are as exact as the database keeps them. */
export async function listFallen(db: Database, decisionId: string): Promise<PendingTelling[]> {
  return [
    ...(await db.execute<PendingTelling>(sql`
      select kind, subject_id as "subjectId", due_at::text as "dueAt", falls_at::text as "fallsAt"
      from pending_tellings(${decisionId}::uuid) where falls_at <= standpoint_now() order by falls_at, kind, subject_id`)),
  ];
}

type About = { decisionId: string; kind: TellingKind; subjectId: string };

/**
 * Whom a telling is for. A notice: whoever can answer for the department and speaks for it (its managers, the leads of
 * its teams, its advocates), everybody of it where there are none. A proposal: its decider; overdue, its owner too. A
 * position: advocates of the departments it touches, all where none is. A review, a prediction: its decider and its
 * owner, and the department's managers, one of whom judges. The board: who holds a seat. An objection: owner, decider.
 */
export async function audienceOf(db: Database, about: About): Promise<DecisionAudience> {
  const rows = await db.execute<{ id: string; away: boolean; meant: boolean }>(sql`
    with it as (
      select st.* from statements st
      where st.id = coalesce(sealed_statement(${about.decisionId}::uuid), latest_statement(${about.decisionId}::uuid))
    ), told as (${readers(about)})
    select p.id, is_absent(p.id, organisation_day(standpoint_now())) as away, bool_or(told.meant) as meant
    from told join people p on p.id = told.id and p.deactivated_at is null
    group by p.id order by p.id`);
  const those = (meant: boolean) =>
    rows.filter((row) => row.meant === meant).map(({ id, away }) => ({ id, isAway: away }));
  return { meant: those(true), standIns: those(false) };
}

/** Each kind's readers as rows of (id, meant). */
function readers({ kind, subjectId, decisionId }: About) {
  const subject = sql`${subjectId}::uuid`;
  switch (kind) {
    case "notice_sent":
    case "notice_half":
    case "notice_overdue":
      return sql`${speakers(sql`(select department_id from notices where id = ${subject})`)}`;
    case "proposal_waits":
      return sql`select decider_id as id, true as meant from it union all ${deputies}`;
    case "proposal_overdue":
      return sql`select unnest(array[decider_id, owner_id]) as id, true as meant from it union all ${deputies}`;
    case "position_asked":
      return advocates;
    case "review_soon":
    case "review_due":
    case "prediction_due":
      return sql`select unnest(array[decider_id, owner_id]) as id, true as meant from it
        union all select id, (select decider_id = owner_id from it) from (${deputies}) managers`;
    case "referred":
      return board;
    case "objection_raised":
      return sql`select unnest(array[decider_id, owner_id]) as id, true as meant from it`;
    case "followed":
      return sql`select follower as id, true as meant from decision_feed f
        cross join lateral followers_of(${decisionId}::uuid, f.by_id, f.recorded_at, 'at_once') as follower
        where f.decision_id = ${decisionId}::uuid and f.subject_id = ${subject}`;
  }
}

/** Managers of the decision's own department, who stand in for its decider. */
const deputies = sql`select p.id, false as meant from it join people p on p.department_id = it.department_id
  where 'manager' = any (p.roles) and p.id <> it.owner_id and p.id <> it.decider_id`;

const acting = sql`a.appointed_by <> a.person_id and a.from_on <= organisation_day(standpoint_now())
  and (a.until_on is null or a.until_on > organisation_day(standpoint_now()))`;

const speakers = (department: ReturnType<typeof sql>) => sql`
  select p.id, 'manager' = any (p.roles)
      or exists (select from teams t where t.lead_id = p.id)
      or exists (select from appointments a where a.person_id = p.id and a.kind = 'advocate' and ${acting}) as meant
  from people p where p.department_id = ${department}`;

const advocates = sql`
  select a.person_id as id, coalesce(a.department_id = it.department_id or a.department_id = any (it.told_departments)
      or p.department_id = it.department_id or p.department_id = any (it.told_departments), false) as meant
  from it join appointments a on a.kind = 'advocate' and ${acting} and a.person_id not in (it.owner_id, it.decider_id)
  join people p on p.id = a.person_id
  where not exists (select from positions x where x.statement_id = it.id and x.advocate_id = a.person_id)`;

const board = sql`
  select a.person_id as id, true as meant from appointments a where a.kind = 'board_seat' and ${acting}
  union all select p.id, false from people p where 'board' = any (p.roles)`;
