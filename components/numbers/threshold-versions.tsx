"use client";

import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { LapseThreshold } from "@/server/domain/lapse-threshold";

type Props = { versions: readonly LapseThreshold[]; now: Date; zone: string };

/** Every version ever set, newest first: what was reported under an older one stays explained. */
export function ThresholdVersions({ versions, now, zone }: Props) {
  return (
    <Table label="Versions of the lapse threshold">
      {versions.map(({ days, reason, setBy, recordedAt }, index) => (
        <Row key={recordedAt.toISOString()} className="first:border-t-0">
          <Td heads className="whitespace-nowrap font-medium">
            {counted(days, "day")}
          </Td>
          <Td>
            “{reason}”
            <span className="small block text-ink-3">
              {setBy}, {formatMoment(recordedAt, now, zone)}
              {index === 0 ? ", in force" : ""}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
