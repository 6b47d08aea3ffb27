import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainDate } from "../../domain/plain-date";
import { type Marks, medianScore, rubric } from "../../domain/rubric";

type Score = { marks: Marks; notes: Record<string, string> | null; by: string; recordedAt: string };

/** The statement a decision was made on, and how peers scored it. `mayNot`: who had a part in it. */
export type ScoresOf = {
  statementId: string | null;
  mayNot: string[];
  scores: Score[];
  scoredBy: string[];
  /** The month it was drawn for; null: it was not. */
  drawnFor: PlainDate | null;
};

/** A drawn statement, with its scores. */
export type DrawnRow = {
  month: PlainDate;
  place: number;
  decisionId: string;
  number: number;
  title: string | null;
  marks: Marks[];
};

export type ScoreSummary = {
  /** Statements drawn so far, and how many of them somebody has scored. */
  drawn: number;
  scored: number;
  /** The median of their medians; null: none is scored. */
  median: number | null;
  /** How many scores say yes to each question of the rubric, of how many. */
  yes: number[];
  of: number;
};

const listOf = (what: string) =>
  sql.raw(`(select coalesce(json_agg(${what} order by x.recorded_at, x.id), '[]')
  from statement_scores x join people p on p.id = x.by_id left join texts t on t.id = x.words_id where x.statement_id = st.id)`);

/** How the statement of one decision was scored; nothing is scored before it was decided on. */
export async function getScores(db: Database, decisionId: string): Promise<ScoresOf> {
  const [row] = await db.execute<ScoresOf>(sql`
    select st.id as "statementId", array[st.author_id, st.owner_id, st.decider_id] as "mayNot",
      ${listOf("json_build_object('marks', x.marks, 'notes', t.body::json, 'by', p.name, 'recordedAt', x.recorded_at)")} as scores,
      ${listOf("x.by_id")} as "scoredBy", (select month::text from score_drawn where statement_id = st.id) as "drawnFor"
    from statements st where st.id = sealed_statement(${decisionId})`);
  return row ?? { statementId: null, mayNot: [], scores: [], scoredBy: [], drawnFor: null };
}

const PAGE = 30;

/** Statements drawn to be scored, the newest month first. */
export async function listDrawn(
  db: Database,
  after: string | null,
): Promise<{ rows: DrawnRow[]; next: string | null }> {
  const [month, place] = after?.split("_") ?? [];
  const found = await db.execute<DrawnRow>(sql`
    select w.month::text, w.place, d.id as "decisionId", d.number, decision_title(d.id) as title,
      (select coalesce(json_agg(x.marks order by x.recorded_at, x.id), '[]') from statement_scores x
        where x.statement_id = w.statement_id) as marks
    from score_drawn w join statements st on st.id = w.statement_id join decisions d on d.id = st.decision_id
    where ${month ?? null}::date is null or w.month < ${month ?? null}::date
      or (w.month = ${month ?? null}::date and w.place > ${place ?? null}::int)
    order by w.month desc, w.place limit ${PAGE + 1}`);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? `${last.month}_${last.place}` : null };
}

/** How good our statements are: of those drawn only, so that nobody's choice of what to score tells. */
export async function getScoreSummary(db: Database): Promise<ScoreSummary> {
  const rows = await db.execute<{ marks: Marks[] }>(sql`
    select (select coalesce(json_agg(x.marks), '[]') from statement_scores x where x.statement_id = w.statement_id) as marks
    from score_drawn w`);
  const medians = rows.flatMap(({ marks }) => medianScore(marks) ?? []).sort((a, b) => a - b);
  const all = rows.flatMap(({ marks }) => marks);
  const [below, above] = [medians[Math.ceil(medians.length / 2) - 1], medians[Math.floor(medians.length / 2)]];
  return {
    ...{ drawn: rows.length, scored: medians.length, of: all.length },
    median: below === undefined || above === undefined ? null : (below + above) / 2,
    yes: rubric.map((_, place) => all.filter((marks) => marks[place] === 1).length),
  };
}
