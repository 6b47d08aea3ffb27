"use client";

import { formatSince } from "@/components/format/tenure-words";
import { formatCount, formatLength } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { Tenure } from "@/server/domain/tenure";
import type { Comparison } from "@/server/merging/queries/compare";
import { factWords, kindsIn } from "./fact-words";

/** What becomes visible in one place: how long, and how much of everything. */
export function Together({ comparison: { one, other, together } }: { comparison: Comparison }) {
  const columns = [
    { label: <span className="sr-only">Recorded</span> },
    { label: <bdi>{one.name}</bdi>, numeric: true },
    { label: <bdi>{other.name}</bdi>, numeric: true },
    { label: "Together", numeric: true },
  ];
  return (
    <>
      <Table label="What becomes one" columns={columns} stacks>
        <Line
          label="With us"
          cells={[one, other, together].map(({ tenure }) => lengthOf(tenure))}
          names={[one.name, other.name]}
        />
        {kindsIn(one.counts, other.counts).map((kind) => (
          <Line
            key={kind}
            label={factWords[kind]}
            cells={[one, other, together].map(({ counts }) => formatCount(counts[kind]))}
            names={[one.name, other.name]}
          />
        ))}
      </Table>
      <p className="small mt-2 text-ink-2">Together {formatSince(together.tenure)}.</p>
    </>
  );
}

function Line({ label, cells, names }: { label: string; cells: readonly string[]; names: readonly string[] }) {
  return (
    <Row>
      <Td heads className="font-medium">
        {label}
      </Td>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns do not move
        <Td key={index} numeric label={names[index] ?? "Together"} className={index === 2 ? "font-medium" : undefined}>
          {cell}
        </Td>
      ))}
    </Row>
  );
}

function lengthOf({ months }: Tenure): string {
  return months === null ? "not bought yet" : formatLength(months);
}
