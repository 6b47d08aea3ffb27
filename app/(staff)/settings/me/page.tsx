import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { OwnSettingsForm } from "@/components/accounts/own-settings-form";
import { SessionList } from "@/components/accounts/session-list";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { roleWords } from "@/components/shell/role-words";
import { Form } from "@/components/ui/form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { packed, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext } from "@/server/trpc/caller";
import { changePassword, endSession, saveOwn, signOut, signOutEverywhere } from "./actions";

export const metadata: Metadata = { title: "My settings" };

export default async function OwnSettingsPage() {
  const caller = await getCaller();
  const { actor, now, organisation } = await getContext();
  const [own, sessions] = await Promise.all([caller.accounts.own(), caller.accounts.sessions()]);
  const signOutButton = (
    <form action={signOut}>
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
        <Section title="Where and when I work">
          <OwnSettingsForm
            action={saveOwn}
            own={own}
            zones={packed(zoneChoices())}
            organisation={{ zone: organisation.zone, hours: organisation.hours }}
          />
        </Section>
        <div>
          <Section title="Signed in">
            <SessionList sessions={sessions} here={actor.sessionId} now={now} zone={actor.zone} end={endSession} />
            <Form action={signOutEverywhere} label="Sign out everywhere" className="border-line border-t pt-3">
              <SubmitButton look="plain" size="small" pending="Signing out…">
                Sign out everywhere
              </SubmitButton>
            </Form>
          </Section>
          <Section title="Password">
            {own.hasPassword ? (
              <ChangePasswordForm action={changePassword} />
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
