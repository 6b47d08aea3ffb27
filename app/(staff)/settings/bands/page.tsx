import type { Metadata } from "next";
import { BandVersions } from "@/components/bands/band-versions";
import { BandsTable } from "@/components/bands/bands-table";
import { BestLine } from "@/components/bands/best-line";
import { RunNote } from "@/components/bands/run-note";
import { ScoresTable } from "@/components/bands/scores-table";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { ruleSentence } from "@/server/domain/rule-sentence";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Value bands" };

export default async function BandsPage() {
  const [caller, { actor, now, organisation }] = await Promise.all([getCaller(), getContext()]);
  const { versions, run } = await caller.bands.get();
  const reader = { now, zone: actor.zone, currency: organisation.currency };
  const [current] = versions;
  const drawn = run && versions.find(({ id }) => id === run.versionId);
  const propose = can(actor, "band:set") ? (
    <LinkButton href="/settings/bands/new" look="primary">
      {current ? "Change the bands" : "Set the bands"}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHead title="Value bands and best customers" actions={propose}>
        Who has bought how much, in bands that everybody reads alike; and who is a best customer, by one rule.
      </PageHead>
      <SettingsTabs current="/settings/bands" person={actor} />
      {current ? (
        <>
          <RunNote {...reader} run={run} current={current} />
          {run && drawn ? (
            <>
              <BandsTable found={run.found} banding={drawn} currency={organisation.currency} opens />
              <Section title="Best customers" ruled className="mt-7">
                <BestLine sentence={ruleSentence(drawn.bestRule)} run={run} currency={organisation.currency} />
              </Section>
              <Section title="Recency, frequency and money" ruled>
                <ScoresTable found={run.scores} />
              </Section>
            </>
          ) : null}
          <Section title="As they were set" ruled className="max-w-3xl">
            <BandVersions {...reader} versions={versions} />
          </Section>
        </>
      ) : (
        <EmptyState title="No bands are set yet.">
          The board sets how many bands there are, how they are drawn, and who is a best customer. Until then nobody is
          called one.
        </EmptyState>
      )}
    </>
  );
}
