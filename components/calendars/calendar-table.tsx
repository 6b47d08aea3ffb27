"use client";

import { Day } from "@/components/format/day";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ClosedDay, HoursSource } from "@/server/domain/due-calendar";
import { hoursSentence } from "@/server/domain/hours-sentence";
import type { WorkingHours } from "@/server/domain/working-hours";
import { sourceWords } from "./words";

export type CalendarInTable = {
  owner: string;
  kind: Exclude<HoursSource, "nobody">;
  name: string;
  department: string | null;
  hours: WorkingHours;
  zone: string;
  from: HoursSource;
  place: string | null;
  next: ClosedDay | null;
};

const columns = [{ label: "Whose" }, { label: "Hours" }, { label: "Public holidays" }, { label: "Closed next" }];

/** The organisation, its departments and teams: what counts for each, and where it comes from. */
export function CalendarTable({ calendars }: { calendars: readonly CalendarInTable[] }) {
  return (
    <Table label="Calendars" columns={columns} stacks>
      {calendars.map((calendar) => (
        <Row key={calendar.owner}>
          <Td heads className={calendar.kind === "team" ? "md:w-[22%] md:pl-5" : "md:w-[22%]"}>
            <Link href={`/settings/calendars/${calendar.owner}`} className="font-medium">
              {calendar.name}
            </Link>
            {calendar.kind === "team" ? (
              <span className="small block font-normal text-ink-3 md:hidden">{calendar.department}</span>
            ) : null}
          </Td>
          <Td label="Hours" className="num">
            <span>
              {hoursSentence(calendar.hours)}
              <span className="small block text-ink-3">
                {calendar.from === calendar.kind ? calendar.zone.replaceAll("_", " ") : sourceWords(calendar.from)}
              </span>
            </span>
          </Td>
          <Td label="Public holidays">{calendar.place ?? <span className="text-ink-3">none kept</span>}</Td>
          <Td label="Closed next">
            {calendar.next ? (
              <span>
                <Day on={calendar.next.on} style="weekday" />
                <span className="small block text-ink-3">{calendar.next.name}</span>
              </span>
            ) : (
              <span className="text-ink-3">none ahead</span>
            )}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
