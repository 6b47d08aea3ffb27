import type { Metadata } from "next";
import { MailStateView } from "@/components/settings/mail-state";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Form } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { sendTestMail } from "./actions";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage() {
  const caller = await getCaller();
  const state = await orDenied(caller.mail.state());
  if (isDenied(state)) return <Denied right={state.denied} />;
  const { actor, now } = await getContext();
  return (
    <>
      <PageHead label="Settings" title="Mail">
        How reminders reach people who are not looking at Standpoint.
      </PageHead>
      <SettingsTabs current="/settings/mail" person={actor} />
      <MailStateView state={state} now={now} zone={actor.zone} />
      {state.server ? (
        <Form action={sendTestMail} className="mt-6">
          <FormMessage />
          <SubmitButton look="plain" pending="…">
            Send a test mail to {actor.email}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
