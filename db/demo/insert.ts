import type postgres from "postgres";
import { at } from "./random";
import type { Batch, Row } from "./rows";

const CHUNK = 4000;

/** Tables that triggers fill beside the one that is inserted into. */
const keptBeside: Record<string, string> = { customers: "standing", purchases: "standing", promises: "promise_states" };

/**
 * Inserts batches in order, each in a few statements: Postgres reads the JSON against the table's own column types.
 * Tables are analysed as they fill, because triggers plan their questions once and must not plan for empty ones.
 */
export async function insertBatches(sql: postgres.TransactionSql, batches: readonly Batch[]): Promise<void> {
  for (const { table, rows } of batches) {
    for (const turn of oneStepEach.has(table) ? turnsOf(rows) : [rows])
      for (let from = 0; from < turn.length; from += CHUNK)
        await insertRows(sql, table, turn.slice(from, from + CHUNK));
    if (rows.length > 200) await sql.unsafe(`analyze "${table}"`);
    const kept = keptBeside[table];
    if (kept) await sql.unsafe(`analyze "${kept}"`);
  }
}

/** Steps in a decision's life: the database takes one of each decision in a statement. */
const oneStepEach = new Set(["decision_moves", "positions", "dissents", "board_reviews"]);

/** The rows in turns: first the first row of every decision, then the second. */
function turnsOf(rows: readonly Row[]): Row[][] {
  const turns: Row[][] = [];
  const taken = new Map<unknown, number>();
  for (const row of rows) {
    const turn = taken.get(row.decision_id) ?? 0;
    taken.set(row.decision_id, turn + 1);
    turns[turn] = [...(turns[turn] ?? []), row];
  }
  return turns;
}

/** Notices are sent by the database, so an answer finds its notice by decision and department. */
const insertAnswers = `
  insert into acknowledgements (id, decision_id, notice_id, by_id, answer, note_id, recorded_at)
  select told.id, told.decision_id, n.id, told.by_id, told.answer, told.note_id, told.recorded_at
  from json_to_recordset($1::text::json) as told(id uuid, decision_id uuid, department_id uuid, by_id uuid, answer text,
    note_id uuid, recorded_at timestamptz)
  join notices n on n.decision_id = told.decision_id and n.department_id = told.department_id
  order by told.recorded_at`;

async function insertRows(sql: postgres.TransactionSql, table: string, rows: readonly Row[]): Promise<void> {
  const json = JSON.stringify(rows);
  if (table === "acknowledgements") {
    await sql.unsafe(insertAnswers, [json]);
    return;
  }
  const columns = Object.keys(at(rows, 0));
  const names = columns.map((column) => `"${column}"`).join(", ");
  await sql.unsafe(
    `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::"${table}", $1::text::json)`,
    [json],
  );
}
