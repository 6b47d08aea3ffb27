"use client";

import { Moment } from "@/components/format/moment";
import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Button } from "@/components/ui/button";
import { Row, Table, Td } from "@/components/ui/table";
import type { Anchor } from "@/server/decisions/queries/anchors";

const columns = [
  { label: "Day" },
  { label: "Decisions", numeric: true },
  { label: "Entries", numeric: true },
  { label: "Root" },
  { label: "Signed" },
  { label: "To keep elsewhere" },
];

type Props = { anchors: readonly Anchor[]; now: Date; zone: string };

/** Daily anchors, newest first; each can be taken away as a file. */
export function AnchorTable({ anchors, now, zone }: Props) {
  return (
    <Table label="Anchors" columns={columns} stacks>
      {anchors.map(({ anchoredOn, decisions, entries, root, recordedAt, signedBy }) => (
        <Row key={anchoredOn}>
          <Td heads className="whitespace-nowrap">
            {formatDay(anchoredOn)}
            <span className="small block font-normal text-ink-3">
              <Moment at={recordedAt} now={now} zone={zone} show="relative" />
            </span>
          </Td>
          <Td label="Decisions" numeric>
            {formatCount(decisions)}
          </Td>
          <Td label="Entries" numeric>
            {formatCount(entries)}
          </Td>
          <Td label="Root" className="md:pl-6">
            <code className="num small break-all">{root.slice(0, 16)}…</code>
          </Td>
          <Td label="Signed">{signedBy.length > 0 ? `by ${signedBy.map(shortKey).join(", ")}` : "not signed"}</Td>
          <Td label="To keep elsewhere">
            <form action="/api/anchors" method="post">
              <input type="hidden" name="on" value={anchoredOn} />
              <Button look="plain" type="submit" aria-label={`Take the anchor of ${formatDay(anchoredOn)} as a file`}>
                Take the file
              </Button>
            </form>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** The end of a public key, which differs from key to key. */
const shortKey = (key: string) => `…${key.slice(-9)}`;
