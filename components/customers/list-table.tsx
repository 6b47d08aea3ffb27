"use client";

import { bandWords } from "@/components/bands/in-a-list";
import { Breaks } from "@/components/format/breaks";
import { Day } from "@/components/format/day";
import { Moment } from "@/components/format/moment";
import { Money } from "@/components/format/money";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { CustomerLine } from "@/server/customers/queries/list";
import type { Tenure } from "@/server/domain/tenure";

const columns = [
  { label: "Who" },
  { label: "With us since" },
  { label: "Last bought" },
  { label: "Last contact" },
  { label: "Bought in all", numeric: true },
  { label: "Issues", numeric: true },
];

/** Without its tenure a line says only since when. */
type TenuredLine = CustomerLine & { tenure?: Tenure };

type Props = { lines: readonly TenuredLine[]; now: Date; zone: string; currency: string };

/** Customers, a line each. */
export function ListTable({ lines, now, zone, currency }: Props) {
  return (
    <Table label="Customers" columns={columns} stacks>
      {lines.map((line) => (
        <Line key={line.id} line={line} now={now} zone={zone} currency={currency} />
      ))}
    </Table>
  );
}

type LineProps = { line: TenuredLine; now: Date; zone: string; currency: string };

function Line({ line, now, zone, currency }: LineProps) {
  const where = [line.kind === "organisation" ? "organisation" : null, line.place, line.country].filter(Boolean);
  const contactAt = line.lastContactAt === null ? null : new Date(line.lastContactAt);
  return (
    <Row>
      <Td className="max-md:mb-1 md:max-w-[20rem] md:pr-5">
        <Link href={`/customers/${line.id}`} className="font-medium no-underline hover:underline">
          <bdi>{line.name}</bdi>
        </Link>
        <span className="small block text-ink-3">{where.join(" · ")}</span>
      </Td>
      <Td label="With us since">
        <Day on={line.sinceOn} style="short" unknown="not bought yet" />
        {line.tenure ? <Breaks tenure={line.tenure} /> : null}
      </Td>
      <Td label="Last bought">
        <Day on={line.lastOn} style="short" unknown="never" />
      </Td>
      <Td label="Last contact" className={contactAt === null ? "max-md:hidden!" : undefined}>
        <Moment at={contactAt} now={now} zone={zone} show="relative" unknown="none" />
      </Td>
      <Td numeric label="Bought in all">
        <Money minor={line.valueMinor} currency={currency} unknown="nothing" />
        {line.band === null ? null : (
          <span className="small block text-ink-3">{bandWords(line.band, line.isBest)}</span>
        )}
      </Td>
      <Td numeric label="Issues" className={line.openIssues === 0 ? "max-md:hidden!" : undefined}>
        {line.openIssues > 0 ? (
          <span className="text-broken">{counted(line.openIssues, "open", "open")}</span>
        ) : (
          <span className="text-ink-3">none</span>
        )}
      </Td>
    </Row>
  );
}
