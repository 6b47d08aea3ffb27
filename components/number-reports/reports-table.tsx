"use client";

import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { formatMoment } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ReportFigures } from "@/server/domain/number-report";
import type { PlainDate } from "@/server/domain/plain-date";
import { periodEnds, periodName, quarterOf } from "@/server/domain/plan";
import { figureHref } from "./report-words";

type Report = { beginsOn: PlainDate; lapseDays: number | null; figures: ReportFigures; writtenAt: Date };

const columns = [
  { label: "Quarter" },
  { label: "Active at its end", numeric: true },
  { label: "New", numeric: true },
  { label: "Won back", numeric: true },
  { label: "Lost", numeric: true },
  { label: "Bought again within 90 days", className: "md:pl-6" },
  { label: "Written" },
];

const quarterName = (day: PlainDate) => `Q${quarterOf(day)} ${day.slice(0, 4)}`;

/** All reports, a line per quarter. */
export function ReportsTable({ reports, now, zone }: { reports: readonly Report[]; now: Date; zone: string }) {
  return (
    <Table label="Quarterly reports" columns={columns} stacks>
      {reports.map(({ beginsOn, lapseDays, figures: { movement, earlyRepeat }, writtenAt }) => {
        const quarter = periodName("quarter", beginsOn);
        const days = { beginsOn, endsOn: periodEnds("quarter", beginsOn) };
        const count = (key: "closing" | "new" | "wonBack" | "lost") => (
          <Count n={movement?.[key] ?? null} href={figureHref(key, days, lapseDays)} />
        );
        return (
          <Row key={beginsOn}>
            <Td heads label="Quarter" className="font-medium">
              <Link href={`/numbers/reports/${quarter}`}>{quarterName(beginsOn)}</Link>
              <span className="small block font-normal text-ink-3">
                {lapseDays === null ? "no threshold" : `lost after ${lapseDays} days`}
              </span>
            </Td>
            <Td numeric label="Active at its end">
              {count("closing")}
            </Td>
            <Td numeric label="New">
              {count("new")}
            </Td>
            <Td numeric label="Won back">
              {count("wonBack")}
            </Td>
            <Td numeric label="Lost">
              {count("lost")}
            </Td>
            <Td label="Bought again within 90 days" className="md:pl-6">
              <Rate
                k={earlyRepeat.k}
                n={earlyRepeat.n}
                href={figureHref("repeated", days, lapseDays)}
                hrefOfAll={figureHref("first", days, lapseDays)}
                short
              />
            </Td>
            <Td label="Written" className="text-ink-3">
              {formatMoment(writtenAt, now, zone)}
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}
