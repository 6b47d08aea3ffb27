import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Answer, BoardOutcome, DecisionState, HeavyReason } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import type { PlainDate } from "../../domain/plain-date";

/** Where a decision stands: what every act on it has to know. */
export type Standing = {
  id: string;
  number: number;
  state: DecisionState;
  draftedBy: string;
  /** The version that counts: sealed once decided, else the newest; null before the first is proposed. */
  statement: {
    id: string;
    version: number;
    isLatest: boolean;
    isProposed: boolean;
    ownerId: string;
    deciderId: string;
    departmentId: string;
    isUrgent: boolean;
    reasons: HeavyReason[];
    positionCount: number;
    board: BoardOutcome | null;
    replacedState: DecisionState | null;
    openPredictions: number;
  } | null;
  reviewOn: PlainDate | null;
  /** The board's newest review day after the last review, for which the decision may go on; null when there is none. */
  minuted: { id: string; reviewOn: PlainDate } | null;
  notices: { id: string; departmentId: string; answer: Answer | null }[];
};

/** Asks in one round trip where a decision stands. Throws when there is none. */
export async function getStanding(db: Database, id: string): Promise<Standing> {
  const [row] = await db.execute<{ standing: Standing }>(sql`
    select json_build_object(
      'id', d.id, 'number', d.number, 'state', s.state, 'draftedBy', d.drafted_by, 'reviewOn', current_review_on(d.id),
      'statement', case when st.id is null then null else json_build_object(
        'id', st.id, 'version', st.version, 'isLatest', st.id = latest_statement(d.id), 'isProposed', is_proposed(st.id),
        'ownerId', st.owner_id, 'deciderId', st.decider_id, 'departmentId', st.department_id, 'isUrgent', st.urgent,
        'reasons', heavy_reasons(st.id),
        'positionCount', (select count(*)::int from positions where statement_id = st.id),
        'board', (select outcome from board_reviews where statement_id = st.id order by recorded_at desc, id desc limit 1),
        'replacedState', decision_state(st.replaces_id),
        'openPredictions', (select count(*)::int from predictions p where p.statement_id = st.id
          and not exists (select from prediction_outcomes o where o.prediction_id = p.id))) end,
      'minuted', (select json_build_object('id', b.id, 'reviewOn', b.review_on) from board_reviews b
        where b.decision_id = d.id and b.review_on is not null and b.recorded_at >= (select max(m.recorded_at)
          from decision_moves m where m.decision_id = d.id and m.kind = 'reviewed')
        order by b.recorded_at desc, b.id desc limit 1),
      'notices', coalesce((select json_agg(json_build_object('id', n.id, 'departmentId', n.department_id, 'answer',
        (select answer from acknowledgements a where a.notice_id = n.id order by a.sequence desc limit 1)))
        from notices n where n.decision_id = d.id), '[]')) as standing
    from decisions d join decision_states s on s.decision_id = d.id
    left join statements st on st.id = coalesce(sealed_statement(d.id), latest_statement(d.id))
    where d.id = ${id}`);
  if (!row) throw new DomainError("not_found");
  return row.standing;
}
