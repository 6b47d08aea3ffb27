import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { StopDecision } from "../../domain/time-saved";

const savings = sql`coalesce((select json_agg(json_build_object('id', v.id, 'minutes', v.minutes_per_customer,
    'customers', v.customers, 'timesAYear', v.times_a_year, 'foundBy', v.found_by, 'words', t.body, 'by', p.name,
    'recordedAt', v.recorded_at) order by v.recorded_at desc, v.id desc)
  from time_savings v join texts t on t.id = v.words_id join people p on p.id = v.by_id where v.decision_id = d.id), '[]')`;

/** Decisions that stop something and have been made, newest first; or one of them. */
export async function listStops(db: Database, only: string | null = null): Promise<StopDecision[]> {
  const rows = await db.execute<StopDecision>(sql`
    select d.id, d.number, decision_title(d.id) as title, s.state,
      extract(year from organisation_day(effect.recorded_at))::int as year, r.affected_count as customers,
      st.minutes_per_customer::float8 as minutes, st.times_a_year::float8 as "timesAYear", ${savings} as savings
    from decision_moves made
    join statements st on st.id = made.statement_id and st.is_stop
    join statement_reach r on r.statement_id = st.id
    join decisions d on d.id = made.decision_id join decision_states s on s.decision_id = d.id
    left join decision_moves effect on effect.decision_id = d.id and effect.kind = 'put_in_effect'
    where made.kind = 'decided' and (${only}::uuid is null or d.id = ${only}::uuid)
    order by d.number desc`);
  return [...rows];
}
