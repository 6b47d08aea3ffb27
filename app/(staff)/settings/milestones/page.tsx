import type { Metadata } from "next";
import { MilestonesNow, MilestoneVersions } from "@/components/recognition/milestone-versions";
import { MilestonesForm } from "@/components/recognition/milestones-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setMilestones } from "./actions";

export const metadata: Metadata = { title: "Milestones" };

export default async function MilestonesPage() {
  const [caller, { actor, now, organisation }] = await Promise.all([getCaller(), getContext()]);
  const versions = await caller.recognitions.rules();
  const [inForce] = versions;
  return (
    <>
      <PageHead title="Milestones">
        What customers are thanked for, and when. Each version stays, with its reason.
      </PageHead>
      <SettingsTabs current="/settings/milestones" person={actor} />
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div>
          {inForce ? (
            <Section title="In force" ruled>
              <MilestonesNow rules={inForce} />
            </Section>
          ) : null}
          <Section title="Set them anew" ruled>
            {inForce && can(actor, "milestone:set") ? (
              <MilestonesForm action={setMilestones} rules={inForce} currency={organisation.currency} />
            ) : (
              <p className="max-w-prose text-ink-2">{rightNeeded("milestone:set")}</p>
            )}
          </Section>
        </div>
        <Section title="As set before" ruled>
          <MilestoneVersions versions={versions} now={now} zone={actor.zone} />
        </Section>
      </div>
    </>
  );
}
