import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { isFew } from "../../counts/queries/counted";
import { DomainError } from "../../domain/errors";
import type { ReportFigure, ReportFigures } from "../../domain/number-report";
import { can } from "../../domain/permissions";
import type { Instant, PlainDate } from "../../domain/plain-date";
import { reportFinding } from "../../domain/plan-finding";
import { withinTime } from "../../segments/queries/within-time";

/** The numbers of a quarter as they were counted once. `lapseDays` null: no threshold was in force at its end. */
export type NumberReport = {
  beginsOn: PlainDate;
  endsOn: PlainDate;
  lapseDays: number | null;
  thresholdReason: string | null;
  thresholdSetBy: string | null;
  figures: ReportFigures;
  definitions: Record<ReportFigure, number>;
  writtenAt: Instant;
  /** The seal, in hexadecimal digits. */
  hash: string;
};

type Row = Omit<NumberReport, "writtenAt"> & { writtenAt: string };

const PAGE = 20;

const reports = sql`
  select r.begins_on::text as "beginsOn", r.ends_on::text as "endsOn", r.lapse_days as "lapseDays",
    t.reason as "thresholdReason", p.name as "thresholdSetBy", r.figures, r.definitions, r.recorded_at as "writtenAt",
    encode(r.hash, 'hex') as hash
  from number_reports r
  left join lapse_thresholds t on t.id = r.threshold_id
  left join people p on p.id = t.set_by`;

/** All reports, the newest quarter first; those before a quarter's first day. */
export async function listReports(
  db: Database,
  before: PlainDate | null,
): Promise<{ reports: NumberReport[]; next: PlainDate | null }> {
  const rows = await db.execute<Row>(sql`
    ${reports} ${before ? sql`where r.begins_on < ${before}::date` : sql``} order by r.begins_on desc limit ${PAGE + 1}`);
  const page = rows.slice(0, PAGE).map(reportOf);
  return { reports: page, next: rows.length > PAGE ? (page.at(-1)?.beginsOn ?? null) : null };
}

/** The sentence the page of reports opens with: which way the newest quarter went. Null: there is none that can say. */
export async function tellReports({ db }: Pick<Context, "db">): Promise<string | null> {
  const [newest] = await db.execute<Row>(sql`${reports} order by r.begins_on desc limit 1`);
  return newest ? reportFinding(newest.beginsOn, newest.figures.movement) : null;
}

/** A report, and the same quarter counted anew: under its own threshold, and under the one of now where that is another. */
export type ReportBeside = {
  report: NumberReport;
  /** Whether it is still what was sealed, and follows the report before it. */
  holds: boolean;
  /** Null: many have bought and nobody who may asked for it, because it takes a moment; or it took too long. */
  anew: ReportFigures | null;
  /** Whether it was asked for and did not come in time. */
  isTooLong: boolean;
  /** Whether the reader may have so many counted anew, and files taken out. */
  mayCount: boolean;
  mayTake: boolean;
  /** Null: the threshold of now is the report's, or nothing was counted anew. */
  anewUnderNow: { lapseDays: number | null; figures: ReportFigures } | null;
};

type Options = {
  /** Count it anew however many there are, for whoever may ask for that; otherwise only while it is quick. */
  anew?: boolean;
  /** How many who have bought are counted while a page waits; tests give their own. */
  most?: number;
};

/** Milliseconds that a page waits for a quarter to be counted anew. */
const patience = 12_000;

export async function getReport(
  { db, actor, organisation }: Context,
  begins: PlainDate,
  { anew = false, most }: Options = {},
): Promise<ReportBeside> {
  const report = await findReport(db, begins);
  const [seal] = await db.execute<{ holds: boolean }>(sql`
    select holds from number_report_seals() where begins_on = ${begins}::date`);
  const mayCount = can(actor, "number:count");
  const besides = { report, holds: seal?.holds ?? false, mayCount, mayTake: can(actor, "list:export") };
  const counts = (anew && mayCount) || (await isFew(db, most));
  const counted = counts ? await countAnew(db, report, organisation.lapseDays) : null;
  return { ...besides, isTooLong: counts && counted === null, anew: null, anewUnderNow: null, ...counted };
}

/** A report by the first day of its quarter. */
export async function findReport(db: Database, begins: PlainDate): Promise<NumberReport> {
  const [row] = await db.execute<Row>(sql`${reports} where r.begins_on = ${begins}::date`);
  if (!row) throw new DomainError("not_found");
  return reportOf(row);
}

type Moves = Omit<ReportFigures, "value">;
type Anew = { value: ReportFigures["value"]; moves: Moves; underNow: Moves };

/** Everything but the value is read from kept sums; what was bought is added up once for both thresholds. */
async function countAnew(
  db: Database,
  { beginsOn, endsOn, lapseDays: then }: NumberReport,
  now: number | null,
): Promise<Pick<ReportBeside, "anew" | "anewUnderNow"> | null> {
  const moves = (lapse: number | null) => sql`moves_of_quarter(${beginsOn}::date, ${endsOn}::date, ${lapse}::int)`;
  const rows = await withinTime(db, patience, (tx) =>
    tx.execute<Anew>(sql`
      select value_of_quarter(${beginsOn}::date, ${endsOn}::date) as value, ${moves(then)} as moves,
        ${now === then ? sql`null` : moves(now)} as "underNow"`),
  );
  const [row] = rows ?? [];
  if (!row) return null;
  const { value, moves: reported, underNow } = row;
  return {
    anew: { ...reported, value },
    anewUnderNow: now === then ? null : { lapseDays: now, figures: { ...underNow, value } },
  };
}

function reportOf({ writtenAt, ...row }: Row): NumberReport {
  return { ...row, writtenAt: new Date(writtenAt) };
}
