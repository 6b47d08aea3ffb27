import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { DecisionState } from "../../domain/decision-words";
import type { PlainDate } from "../../domain/plain-date";
import type { FindingsFilter } from "../input";

const FINDINGS_PAGE = 25;

/** A decision that was taken without the register and found later. */
export type Finding = {
  /** The decision it opened. */
  id: string;
  number: number;
  state: DecisionState;
  /** What was decided and where it was found; null: erased. */
  words: { what: string; where: string } | null;
  takenOn: PlainDate;
  department: string;
  by: string;
  recordedAt: Date;
};

type Row = Omit<Finding, "recordedAt"> & { recordedAt: string };

const finding = sql`d.id, d.number, decision_state(d.id) as state, (select body::json from texts where id = f.words_id) as words,
  f.taken_on as "takenOn", t.name as department, p.name as by, f.recorded_at as "recordedAt"
  from unregistered_findings f join decisions d on d.id = f.decision_id
  join departments t on t.id = f.department_id join people p on p.id = f.found_by`;

const found = ({ recordedAt, ...row }: Row): Finding => ({ ...row, recordedAt: new Date(recordedAt) });

/** How one decision was found outside the register; null: it was in the register from its first day. */
export async function getFinding(db: Database, id: string): Promise<Finding | null> {
  const [row] = await db.execute<Row>(sql`select ${finding} where f.decision_id = ${id}`);
  return row ? found(row) : null;
}

export type Findings = { rows: Finding[]; count: number; from: PlainDate | null; next: number | null };

/** A page of the decisions found since a day, newest first, and how many there are in all. */
export async function listFindings(db: Database, { from, before }: FindingsFilter): Promise<Findings> {
  const since = sql`(${from}::date is null or organisation_day(f.recorded_at) >= ${from}::date)`;
  const listed = await db.execute<Row>(sql`select ${finding}
    where ${since} and (${before}::int is null or d.number < ${before}) order by d.number desc limit ${FINDINGS_PAGE + 1}`);
  const [counted] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from unregistered_findings f where ${since}`,
  );
  const rows = listed.slice(0, FINDINGS_PAGE).map(found);
  const next = listed.length > FINDINGS_PAGE ? (rows.at(-1)?.number ?? null) : null;
  return { rows, count: counted?.count ?? 0, from, next };
}
