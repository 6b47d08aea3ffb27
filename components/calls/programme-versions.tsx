"use client";

import { formatDay, formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { Programme } from "@/server/calls/queries/programme";
import { termsSentence } from "./programme-words";

type Props = { programmes: readonly Programme[]; now: Date; zone: string };

/** Every version ever set: what was drawn under one is looked at as it was set then. */
export function ProgrammeVersions({ programmes, now, zone }: Props) {
  return (
    <Table label="Versions of the programme">
      {programmes.map((programme) => (
        <Row key={programme.id} className="first:border-t-0">
          <Td>
            <span className="font-medium">From {formatDay(programme.startsOn)}.</span> {termsSentence(programme)}
            <span className="small block text-ink-3">
              {programme.setBy}, {formatMoment(new Date(programme.recordedAt), now, zone)} ·{" "}
              {programme.draws === 0
                ? "nothing drawn yet"
                : `${counted(programme.draws, "month")} drawn, ${counted(programme.drawn, "call")}`}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
