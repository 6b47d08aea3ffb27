import { writeAmount } from "../../domain/amount";
import { compareFigures, quarterNamed } from "../../domain/number-report";
import type { ListFile } from "../../list-file";
import { findReport } from "./reports";

/** A report: a row for each figure as it was reported. The address may name anything: what is no quarter has none. */
export const reportFile: ListFile = {
  right: "number:read",
  columns: [
    ...["quarter", "from", "to", "lost after days", "written", "figure", "definition", "version", "reported"],
    ...["currency", "seal"],
  ],
  rows: async function* ({ ctx, filter: { quarter } }) {
    const days = quarterNamed(quarter ?? "");
    if (days === null) return;
    const { figures, definitions, ...report } = await findReport(ctx.db, days.begins);
    const { currency } = figures;
    yield compareFigures(figures, figures).map(({ key, definition, reported }) => {
      const isMoney = key.endsWith("Minor");
      return [
        ...[quarter, report.beginsOn, report.endsOn, report.lapseDays, report.writtenAt.toISOString(), key],
        ...[definition, definitions[definition]],
        ...(isMoney && reported !== null ? [writeAmount(reported, currency), currency] : [reported, null]),
        report.hash,
      ];
    });
  },
};
