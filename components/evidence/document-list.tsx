"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { mediaWords } from "@/server/domain/evidence-words";
import type { Document } from "@/server/evidence/queries/documents";
import { goneInWords, sizeInWords } from "./words";

const columns = [
  { label: "Document" },
  { label: "What it is" },
  { label: "Size", numeric: true },
  { label: "Kept until" },
];

/** Documents, the one added last first. */
export function DocumentList({ documents }: { documents: readonly Document[] }) {
  return (
    <Table label="Documents" columns={columns} stacks>
      {documents.map((document) => (
        <Row key={document.id}>
          <Td heads>
            <Link href={`/governance/documents/${document.id}`}>
              <bdi>{document.name}</bdi>
            </Link>
          </Td>
          <Td label="What it is">{mediaWords[document.mediaType]}</Td>
          <Td label="Size" numeric>
            {sizeInWords(document.bytes)}
          </Td>
          <Td label="Kept until">
            {document.forgottenAt ? goneInWords(document) : formatDay(document.keptUntilOn, "short")}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
