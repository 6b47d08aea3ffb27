import type { Metadata } from "next";
import { DecisionSettingsChanges } from "@/components/organisation/decision-settings-changes";
import { DecisionSettingsForm } from "@/components/organisation/decision-settings-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { saveDecisions } from "./actions";

export const metadata: Metadata = { title: "Decision settings" };

export default async function DecisionSettingsPage() {
  const caller = await getCaller();
  const found = await orDenied(caller.organisation.decisions());
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { actor, now, organisation } = await getContext();
  const { currency } = organisation;
  return (
    <>
      <PageHead label="Settings" title="Decisions">
        When a decision goes to the board, and by when a proposal is answered.
      </PageHead>
      <SettingsTabs current="/settings/decisions" person={actor} />
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <DecisionSettingsForm action={saveDecisions} settings={found.settings} currency={currency} />
        <Section title="As changed before" ruled>
          <DecisionSettingsChanges changes={found.changes} currency={currency} now={now} zone={actor.zone} />
        </Section>
      </div>
    </>
  );
}
