import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DecisionState, Gate, HeavyReason } from "../../domain/decision-words";
import type { PlainDate } from "../../domain/plain-date";
import type { RegisterFilter } from "../input";

const REGISTER_PAGE = 25;

type RegisterRow = {
  id: string;
  number: number;
  /** Null: erased, or not written yet. */
  title: string | null;
  state: DecisionState;
  since: Date;
  department: string | null;
  /** Who decides or decided; null before the first proposal. */
  decider: string | null;
  gate: Gate | null;
  affectedCount: number | null;
  reasons: HeavyReason[] | null;
  reviewOn: PlainDate | null;
};

type Row = Omit<RegisterRow, "since"> & { since: string };

const readRegister = preparedSql<Row>(
  "decision_register",
  sql`select d.id, d.number, decision_title(d.id) as title, s.state, s.since, dep.name as department, decider.name as decider,
      st.gate, reach.affected_count as "affectedCount", path.reasons, current_review_on(d.id) as "reviewOn"
    from decisions d join decision_states s on s.decision_id = d.id
    left join lateral (select * from statements where decision_id = d.id order by version desc limit 1) st on true
    left join departments dep on dep.id = st.department_id
    left join people decider on decider.id = st.decider_id
    left join statement_reach reach on reach.statement_id = st.id
    left join decision_moves decided on decided.decision_id = d.id and decided.kind = 'decided'
    left join lateral (select coalesce(decided.heavy_reasons, heavy_reasons(st.id)) as reasons) path on true
    where (${placeholder("before")}::int is null or d.number < ${placeholder("before")})
      and (${placeholder("state")}::text is null or s.state = ${placeholder("state")})
      and (${placeholder("gate")}::text is null or st.gate = ${placeholder("gate")})
      and (${placeholder("department")}::uuid is null or st.department_id = ${placeholder("department")})
      and (${placeholder("path")}::text is null or st.id is not null
        and (cardinality(path.reasons) > 0) = (${placeholder("path")} = 'heavy'))
    order by d.number desc limit ${placeholder("limit")}`,
);

export type Register = { rows: RegisterRow[] /** The number to go on from; null at the end. */; next: number | null };

/** A page of the register, newest first. */
export async function listDecisions(db: Database, filter: RegisterFilter): Promise<Register> {
  const found = await readRegister(db, {
    before: filter.before,
    state: filter.state,
    gate: filter.gate,
    department: filter.department,
    path: filter.path,
    limit: REGISTER_PAGE + 1,
  });
  const rows = found.slice(0, REGISTER_PAGE).map((row) => ({ ...row, since: new Date(row.since) }));
  return { rows, next: found.length > REGISTER_PAGE ? (rows.at(-1)?.number ?? null) : null };
}

/** Departments that a decision can belong to or be told to. */
export async function listDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return [...(await db.execute<{ id: string; name: string }>(sql`select id, name from departments order by name`))];
}
