"use client";

import { formatCount } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Row, Table, Td } from "@/components/ui/table";
import type { HeldBackLine } from "@/server/exports/queries/log";
import { leftOutInWords } from "./words";

type Props = { counts: Readonly<Record<string, number>>; lines: readonly HeldBackLine[] };

/** Who was left out of a list of recipients, each with the reason as it was then. */
export function HeldBack({ counts, lines }: Props) {
  if (lines.length === 0) return <EmptyState title="Nobody was left out." />;
  return (
    <div className="grid gap-x-12 md:grid-cols-[1fr_16rem]">
      <Section title="Left out, because">
        <Table label="Left out" stacks>
          {lines.map(({ customerId, name, reasons }) => (
            <Row key={customerId}>
              <Td>
                <Link href={`/customers/${customerId}`}>
                  <bdi>{name}</bdi>
                </Link>
              </Td>
              <Td label="Because">{reasons.map(leftOutInWords).join(", ")}</Td>
            </Row>
          ))}
        </Table>
      </Section>
      <div className="self-start max-md:order-first max-md:pb-5">
        <Facts
          facts={Object.entries(counts)
            .sort(([, a], [, b]) => b - a)
            .map(([reason, count]) => ({ label: leftOutInWords(reason), value: formatCount(count) }))}
        />
      </div>
    </div>
  );
}
