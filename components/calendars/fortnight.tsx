"use client";

import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { CalendarDay } from "@/server/domain/calendar-days";

/** The next days as a calendar has them: the hours of each, and why it is closed. */
export function Fortnight({ days, label = "The next two weeks" }: { days: readonly CalendarDay[]; label?: string }) {
  return (
    <Table label={label}>
      {days.map(({ on, periods, closed }) => (
        <Row key={on}>
          <Td heads className="num w-[8.5rem] whitespace-nowrap font-normal">
            {formatDay(on, "weekday", Number(days[0]?.on.slice(0, 4)))}
          </Td>
          <Td className="num">
            {closed ? (
              <span className="font-medium text-due">Closed: {closed}</span>
            ) : periods.length > 0 ? (
              periods.map(([from, to]) => `${from}–${to}`).join(", ")
            ) : (
              <span className="text-ink-3">not worked</span>
            )}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
