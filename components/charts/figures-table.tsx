"use client";

import { Row, Table, Td } from "@/components/ui/table";

type Props = {
  caption: string;
  columns: readonly { label: string; numeric?: boolean | undefined }[];
  /** One text per column; the first names the row. */
  rows: readonly (readonly string[])[];
};

/** The figures a drawing shows, to read. */
export function FiguresTable({ caption, columns, rows }: Props) {
  return (
    <Table label={caption} columns={columns}>
      {rows.map(([name = "", ...texts], row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move
        <Row key={row}>
          <Td heads className="whitespace-nowrap font-normal">
            {name}
          </Td>
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
            <Td key={index} numeric={columns[index + 1]?.numeric}>
              {text}
            </Td>
          ))}
        </Row>
      ))}
    </Table>
  );
}
