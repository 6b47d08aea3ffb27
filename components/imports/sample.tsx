"use client";

import { Row, Table, Td } from "@/components/ui/table";

type Props = { headers: readonly string[]; rows: readonly string[][] };

/** The file's own first rows, as they are written. */
export function Sample({ headers, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="The first rows of the file">
      <Table label="The first rows of the file" columns={headers.map((label) => ({ label: label || "(no name)" }))}>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file's rows do not move
          <Row key={row}>
            {headers.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its columns
              <Td key={`${header}${index}`} className="whitespace-nowrap">
                {cells[index] ?? ""}
              </Td>
            ))}
          </Row>
        ))}
      </Table>
    </section>
  );
}
