"use client";

import { Moment } from "@/components/format/moment";
import { formatDay } from "@/components/format/time";
import { CitedDecision } from "@/components/limits/cited-decision";
import { Row, Table, Td } from "@/components/ui/table";
import type { RateBase, RateTarget } from "@/server/rates/queries/aims";

type Seen = { now: Date; zone: string };

/** Every target there was, the newest first. */
export function TargetList({ targets, now, zone }: Seen & { targets: readonly RateTarget[] }) {
  return (
    <Table label="Targets of the kept rate">
      {targets.map(({ id, percent, reason, setBy, recordedAt }, index) => (
        <Row key={id} className="first:border-t-0">
          <Td heads className="whitespace-nowrap font-medium">
            {percent === null ? "None" : `${percent}%`}
          </Td>
          <Td>
            “{reason}”
            <span className="small block text-ink-3">
              {setBy}, <Moment at={recordedAt} now={now} zone={zone} show="absolute" />
              {index === 0 ? ", in force" : ""}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** When limits were made anew, and by which decision. */
export function BaseList({ bases, now, zone }: Seen & { bases: readonly RateBase[] }) {
  return (
    <Table label="When limits were made anew">
      {bases.map(({ id, beginsOn, decision, setBy, recordedAt }) => (
        <Row key={id} className="first:border-t-0">
          <Td heads className="whitespace-nowrap font-medium">
            {formatDay(beginsOn, "month")}
          </Td>
          <Td>
            <CitedDecision decision={decision} />
            <span className="small block text-ink-3">
              {setBy}, <Moment at={recordedAt} now={now} zone={zone} show="absolute" />
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
