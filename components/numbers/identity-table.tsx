"use client";

import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { CustomerMovement, Period } from "@/server/domain/customer-numbers";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";

type Props = {
  label: string;
  moved: Period & CustomerMovement;
  lapseDays: number;
  segment?: string | null | undefined;
  /** The day on which somebody had to be of the segment to be in these numbers; of everybody it says nothing. */
  membersOn?: PlainDate | undefined;
  /** The last line, where it is not today's. */
  closing?: string | undefined;
};

/** Opening + new + won back − lost = closing, one under the other; each opens its customers. */
export function IdentityTable({ label, moved, lapseDays: lapse, segment, membersOn, closing = "Active today" }: Props) {
  const { from, to } = moved;
  const seen = { lapse, segment, membersOn };
  const within = { from, to, ...seen };
  const lines = [
    {
      words: `Active before ${formatDay(from, "long", Number(to.slice(0, 4)))}`,
      n: moved.opening,
      href: rowsHref("active", { asOf: addDays(from, -1), ...seen }),
    },
    { words: "+ new", n: moved.new, href: rowsHref("new", within) },
    { words: "+ won back", n: moved.wonBack, href: rowsHref("won_back", within) },
    { words: "− lost", n: moved.lost, href: rowsHref("lost", within) },
  ];
  return (
    <Table label={label}>
      {lines.map(({ words, n, href }) => (
        <Row key={words} className="first:border-t-0">
          <Td heads className="font-normal">
            {words}
          </Td>
          <Td numeric>
            <Count n={n} href={href} />
          </Td>
        </Row>
      ))}
      <Row sum>
        <Td heads>{closing}</Td>
        <Td numeric>
          <Count n={moved.closing} href={rowsHref("active", { asOf: to, ...seen })} />
        </Td>
      </Row>
    </Table>
  );
}
