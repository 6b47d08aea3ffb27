import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../context";
import { isFew } from "../counts/queries";
import { DomainError } from "../domain/errors";
import type { ReportFigure, ReportFigures } from "../domain/number-report";
import { can } from "../domain/permissions";
import type { Instant, PlainDate } from "../domain/plain-date";

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

/** A report, and the same quarter counted anew: under its own threshold, and under the one of now where that is another. */
export type ReportBeside = {
  report: NumberReport;
  /** Whether it is still what was sealed, and follows the report before it. */
  holds: boolean;
  /** Null: many have bought and nobody who may asked for it, because it takes a while. */
  anew: ReportFigures | null;
  /** Whether the reader may have so many counted anew. */
  mayCount: boolean;
  /** Null: the threshold of now is the report's, or nothing was counted anew. */
  anewUnderNow: { lapseDays: number | null; figures: ReportFigures } | null;
};

type Options = {
  /** Count it anew however many there are, for whoever may ask for that; otherwise only while it is quick. */
  anew?: boolean;
  /** How many who have bought are counted while a page waits; tests give their own. */
  most?: number;
};

export async function getReport(
  { db, actor, organisation }: Context,
  begins: PlainDate,
  { anew = false, most }: Options = {},
): Promise<ReportBeside> {
  const [row] = await db.execute<Row>(sql`${reports} where r.begins_on = ${begins}::date`);
  if (!row) throw new DomainError("not_found");
  const report = reportOf(row);
  const [seal] = await db.execute<{ holds: boolean }>(sql`
    select holds from number_report_seals() where begins_on = ${begins}::date`);
  const mayCount = can(actor, "number:count");
  const besides = { report, mayCount, holds: seal?.holds ?? false };
  if (!(anew && mayCount) && !(await isFew(db, most))) return { ...besides, anew: null, anewUnderNow: null };
  const under = organisation.lapseDays;
  return {
    ...besides,
    anew: await countAnew(db, report, report.lapseDays),
    anewUnderNow: under === report.lapseDays ? null : { lapseDays: under, figures: await countAnew(db, report, under) },
  };
}

async function countAnew(
  db: Database,
  { beginsOn, endsOn }: NumberReport,
  lapseDays: number | null,
): Promise<ReportFigures> {
  const [row] = await db.execute<{ figures: ReportFigures }>(sql`
    select number_figures(${beginsOn}::date, ${endsOn}::date, ${lapseDays}::int) as figures`);
  if (!row) throw new Error("The question about a quarter had no answer.");
  return row.figures;
}

function reportOf({ writtenAt, ...row }: Row): NumberReport {
  return { ...row, writtenAt: new Date(writtenAt) };
}
