import type { Metadata } from "next";
import { CalendarForm } from "@/components/calendars/calendar-form";
import { Closures } from "@/components/calendars/closures";
import { Fortnight } from "@/components/calendars/fortnight";
import { HolidaySource } from "@/components/calendars/holiday-source";
import { sourceWords } from "@/components/calendars/words";
import { Moment } from "@/components/format/moment";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can, rightNeeded } from "@/server/domain/permissions";
import { packed, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { closeDays, saveCalendar, takeBackClosure } from "../actions";

export const metadata: Metadata = { title: "Calendar" };

export default async function CalendarPage({ params }: PageProps<"/settings/calendars/[owner]">) {
  const { owner } = await params;
  const [caller, { actor, now, today }] = await Promise.all([getCaller(), getContext()]);
  const { own, calendar, days, closures, changed, ...page } = await orNotFound(caller.calendars.get({ owner }));
  const mayChange = can(actor, "calendar:set");
  const zone = calendar.zone.replaceAll("_", " ");
  return (
    <>
      <PageHead label={<Link href="/settings/calendars">Calendars</Link>} title={page.name}>
        {calendar.from === own.kind ? `Its own hours (${zone})` : `It works ${sourceWords(calendar.from)} (${zone})`}.
        Holidays of {page.place ?? "no country"}.
        {changed ? (
          <>
            {" "}
            Last changed <Moment at={changed.at} now={now} zone={actor.zone} />
            {changed.by ? ` by ${changed.by}` : ""}.
          </>
        ) : null}
      </PageHead>
      <SettingsTabs current="/settings/calendars" person={actor} />
      <div className="grid gap-x-16 md:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        <Section title="Hours and holidays">
          {mayChange ? (
            <CalendarForm
              action={saveCalendar}
              own={own}
              calendar={calendar}
              countries={page.countries}
              regions={page.regions}
              place={page.place}
              owner={owner}
              {...(own.kind === "organisation" ? {} : { zones: packed(zoneChoices()) })}
            />
          ) : (
            <p className="max-w-prose pt-1 text-ink-2">{rightNeeded("calendar:set")}</p>
          )}
        </Section>
        <div>
          <Section title="The next two weeks">
            <Fortnight days={days} />
          </Section>
          <Section title="Closures of its own">
            <Closures
              closures={closures}
              owner={owner}
              today={today}
              actions={mayChange ? { close: closeDays, takeBack: takeBackClosure } : null}
            />
          </Section>
          <HolidaySource />
        </div>
      </div>
    </>
  );
}
