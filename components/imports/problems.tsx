"use client";

import { formatCount } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { Problem } from "@/server/imports/queries/problems";

type Props = { title: string; problems: readonly Problem[]; headers: readonly string[] };

/** Every kind of problem with how many rows have it, and the first of them word for word. */
export function Problems({ title, problems, headers }: Props) {
  return (
    <section className="grid gap-1" aria-label={title}>
      <h3 className="font-semibold text-sm">{title}</h3>
      <ul>
        {problems.map(({ kind, count, rows }, index) => (
          <li key={kind} className="border-line border-t py-2">
            <Disclosure
              open={index === 0}
              summary={
                <>
                  <span className="num font-semibold">{formatCount(count)}</span> ×{" "}
                  {rows.length === 1 ? rows[0]?.reason : kind}
                </>
              }
            >
              <Table label={kind} stacks columns={[{ label: "Line" }, { label: "Why" }, { label: "The row" }]}>
                {rows.map((row) => (
                  <Row key={row.line}>
                    <Td label="Line" numeric className="w-16">
                      {formatCount(row.line)}
                    </Td>
                    <Td label="Why" className="md:w-1/3">
                      {row.reason}
                    </Td>
                    <Td label="The row" className="break-words font-serif">
                      {row.cells.length === 0 ? "no longer kept" : rowText(row.cells, headers)}
                    </Td>
                  </Row>
                ))}
              </Table>
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  );
}

const shown = 12;

/** The filled cells, the first of them; a row may have thousands. */
function rowText(cells: readonly string[], headers: readonly string[]): string {
  const filled = cells
    .filter((cell) => cell !== "")
    .map((cell) => (cell.length > 120 ? `${cell.slice(0, 119)}…` : cell));
  const rest = filled.length - shown;
  return (
    filled.slice(0, shown).join(" · ") + (rest > 0 ? ` and ${formatCount(rest)} more cells` : "") ||
    `${headers.length} empty cells`
  );
}
