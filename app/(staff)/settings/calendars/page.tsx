import type { Metadata } from "next";
import { CalendarTable } from "@/components/calendars/calendar-table";
import { HolidaySource } from "@/components/calendars/holiday-source";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Calendars" };

export default async function CalendarsPage() {
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const calendars = await caller.calendars.list();
  return (
    <>
      <PageHead label="Settings" title="Calendars">
        When we work. A promise is due by the hours of its owner: the person’s own, else the team’s, the department’s,
        the organisation’s.
      </PageHead>
      <SettingsTabs current="/settings/calendars" person={actor} />
      <CalendarTable
        calendars={calendars.map(({ calendar: { hours, zone, from, closed }, own: _, ...line }) => ({
          ...line,
          hours,
          zone,
          from,
          next: closed?.[0] ?? null,
        }))}
      />
      <div className="mt-6 grid gap-3">
        <p className="small max-w-prose text-ink-3">
          Your own hours and absences stand in <Link href="/settings/me">your settings</Link>.
        </p>
        <HolidaySource />
      </div>
    </>
  );
}
