import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** A kind of problem, how many rows have it, and the first of them. */
export type Problem = { kind: string; count: number; rows: { line: number; cells: string[]; reason: string }[] };

const mostKinds = 20;
const rowsOfEach = 3;

/**
 * What a run could not read, by kind (`kindOfReason`), most frequent first; failed rows and rows that went in even so
 * apart. A rehearsal keeps a few rows of each kind and counts them all on the run.
 */
export async function listProblems(db: Database, runId: string): Promise<{ failed: Problem[]; wentIn: Problem[] }> {
  const rows = await db.execute<Problem & { wentIn: boolean }>(sql`
    with kinds as (
      select went_in, kind, count(*)::int as count, min(id) as first from (
        select id, went_in,
          regexp_replace(regexp_replace(reason, '“[^”]*”', '“…”', 'g'), '[0-9]+(?= (cells|lines))', '…', 'g') as kind
        from import_failures where run_id = ${runId}) f
      group by went_in, kind)
    select k.went_in as "wentIn", k.kind, coalesce(
        (select (to_jsonb(r) -> 'reasons' ->> k.kind)::int from import_runs r where r.id = ${runId} and not k.went_in),
        (select (to_jsonb(r) -> 'remarks' ->> k.kind)::int from import_runs r where r.id = ${runId} and k.went_in), k.count) as count,
      (select jsonb_agg(jsonb_build_object('line', s.line, 'cells', s.cells, 'reason', s.reason) order by s.id) from (
        select id, line, cells, reason from import_failures
        where run_id = ${runId} and went_in = k.went_in and id >= k.first
          and regexp_replace(regexp_replace(reason, '“[^”]*”', '“…”', 'g'), '[0-9]+(?= (cells|lines))', '…', 'g') = k.kind
        order by id limit ${rowsOfEach}) s) as rows
    from kinds k order by count desc, k.first limit ${2 * mostKinds}`);
  const of = (isIn: boolean) =>
    rows.filter(({ wentIn }) => wentIn === isIn).map(({ wentIn: _, ...problem }) => problem);
  return { failed: of(false), wentIn: of(true) };
}
