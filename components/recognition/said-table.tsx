"use client";

import { reactionWords } from "@/components/customers/words";
import { formatMoment } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { SaidLine } from "@/server/recognitions/queries/said";

type Props = { lines: readonly SaidLine[]; now: Date; zone: string };

/** Thanks that were said, in the words that were said, and how they were taken. */
export function SaidTable({ lines, now, zone }: Props) {
  return (
    <Table label="Thanks that were said" columns={columns} stacks>
      {lines.map(({ id, customerId, name, reason, by, saidAt, reaction }) => (
        <Row key={id}>
          <Td heads className="max-md:mb-1 md:w-56">
            <Link href={`/customers/${customerId}`} className="font-medium no-underline hover:underline">
              <bdi>{name}</bdi>
            </Link>
          </Td>
          <Td label="Said" className="font-serif">
            <span>
              “<bdi>{reason}</bdi>”
            </span>
          </Td>
          <Td label="By" className="small md:w-52">
            <span>
              {by}
              <span className="num block text-ink-3">{formatMoment(new Date(saidAt), now, zone)}</span>
            </span>
          </Td>
          <Td label="They were" className="md:w-28">
            {reaction ? reactionWords[reaction] : <span className="text-ink-3">not noted</span>}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

const columns = [{ label: "Whom" }, { label: "Said" }, { label: "By" }, { label: "They were" }];
