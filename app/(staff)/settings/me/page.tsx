import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { OwnSettingsForm } from "@/components/accounts/own-settings-form";
import { SessionList } from "@/components/accounts/session-list";
import { Absences } from "@/components/calendars/absences";
import { CalendarForm } from "@/components/calendars/calendar-form";
import { Fortnight } from "@/components/calendars/fortnight";
import { HolidaySource } from "@/components/calendars/holiday-source";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { roleWords } from "@/components/shell/role-words";
import { Form } from "@/components/ui/form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { packed, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext } from "@/server/trpc/caller";
import * as act from "./actions";

export const metadata: Metadata = { title: "My settings" };

export default async function OwnSettingsPage() {
  const caller = await getCaller();
  const { actor, now, today, organisation } = await getContext();
  const [own, sessions, work, absences] = await Promise.all([
    caller.accounts.own(),
    caller.accounts.sessions(),
    caller.calendars.own(),
    caller.calendars.absences({}),
  ]);
  const signOutButton = (
    <form action={act.signOut}>
      <SubmitButton look="plain" pending="Signing out…">
        Sign out
      </SubmitButton>
    </form>
  );
  return (
    <>
      <PageHead label="Settings" title={actor.name} actions={signOutButton}>
        {actor.departmentName} · {roleWords(actor.roles)} · {actor.email}
      </PageHead>
      <SettingsTabs current="/settings/me" person={actor} />
      <div className="grid gap-x-16 md:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
        <div>
          <Section title="Clock and keys">
            <OwnSettingsForm action={act.saveOwn} own={own} zones={packed(zoneChoices())} organisation={organisation} />
          </Section>
          <Section title="When I work" ruled>
            <CalendarForm
              action={act.saveOwnHours}
              own={work.own}
              calendar={work.calendar}
              countries={work.countries}
              regions={work.regions}
              place={work.place}
            />
          </Section>
        </div>
        <div>
          <Section title="Away">
            <Absences
              absences={absences}
              personId=""
              today={today}
              actions={{ record: act.recordAbsence, end: act.endAbsence, takeBack: act.takeBackAbsence }}
            />
          </Section>
          <Section title="My next two weeks">
            <Fortnight days={work.days} label="My next two weeks" />
            <div className="mt-3">
              <HolidaySource />
            </div>
          </Section>
          <Section title="Signed in">
            <SessionList sessions={sessions} here={actor.sessionId} now={now} zone={actor.zone} end={act.endSession} />
            <Form action={act.signOutEverywhere} label="Sign out everywhere" className="border-line border-t pt-3">
              <SubmitButton look="plain" size="small" pending="Signing out…">
                Sign out everywhere
              </SubmitButton>
            </Form>
          </Section>
          <Section title="Password">
            {own.hasPassword ? (
              <ChangePasswordForm action={act.changePassword} />
            ) : (
              <p className="pt-1 text-ink-2">
                You sign in without one. An administrator can give you a link to choose a password.
              </p>
            )}
          </Section>
        </div>
      </div>
    </>
  );
}
