import type { Context } from "../../context";
import { writeAmount } from "../../domain/amount";
import type { CellValue } from "../../domain/csv-cell";
import { compareFigures, quarterNamed } from "../../domain/number-report";
import { findReport } from "./reports";

/** What the columns of a report's file are called: a row for each figure as it was reported. */
export const reportColumns = [
  ...["quarter", "from", "to", "lost after days", "written", "figure", "definition", "version", "reported", "currency"],
  "seal",
] as const;

/** A report as the rows of a file; `quarter` may be anything: what is no quarter has none. */
export async function reportRows({ db }: Context, quarter: string | undefined): Promise<CellValue[][]> {
  const days = quarterNamed(quarter ?? "");
  if (days === null) return [];
  const { figures, definitions, ...report } = await findReport(db, days.begins);
  const { currency } = figures;
  return compareFigures(figures, figures).map(({ key, definition, reported }) => {
    const isMoney = key.endsWith("Minor");
    return [
      ...[quarter, report.beginsOn, report.endsOn, report.lapseDays, report.writtenAt.toISOString(), key],
      ...[definition, definitions[definition]],
      ...(isMoney && reported !== null ? [writeAmount(reported, currency), currency] : [reported, null]),
      report.hash,
    ];
  });
}
