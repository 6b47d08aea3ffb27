import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DecisionOfMonth } from "../../domain/board";
import type { Period } from "../../domain/customer-numbers";

type Row = Omit<DecisionOfMonth, "decidedAt"> & { decidedAt: string };

const zone = sql`(select zone from organisation)`;

const ofPeriod = preparedSql<Row>(
  "decisions_of_period",
  sql`select decided.decision_id as id, decisions.number, decision_title(decided.decision_id) as title, statement.gate,
      reach.affected_count as "affectedCount", decision_state(decided.decision_id) as state,
      decided.reason_id is not null as "isOverruled", decided.recorded_at as "decidedAt",
      (select count(*)::int from notices where notices.decision_id = decided.decision_id
        and not exists (select from acknowledgements where acknowledgements.notice_id = notices.id)) as unanswered
    from decision_moves decided
    join decisions on decisions.id = decided.decision_id
    join statements statement on statement.id = decided.statement_id
    left join statement_reach reach on reach.statement_id = statement.id
    where decided.kind = 'decided'
      and decided.recorded_at >= ${placeholder("from")}::date::timestamp at time zone ${zone}
      and decided.recorded_at < (${placeholder("to")}::date + 1)::timestamp at time zone ${zone}
    order by case statement.gate when 'harms' then 0 when 'neutral' then 2 else 1 end, decided.recorded_at desc`,
);

/** What was decided in the period: what harms customers first, then what helps them, then the rest. */
export async function listDecisionsOf(db: Database, period: Period): Promise<DecisionOfMonth[]> {
  const rows = await ofPeriod(db, period);
  return rows.map((row) => ({ ...row, decidedAt: new Date(row.decidedAt) }));
}
