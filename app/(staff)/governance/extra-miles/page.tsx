import type { Metadata } from "next";
import { listed } from "@/components/format/words";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { MileStories } from "@/components/miles/mile-stories";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Extra miles" };

type Props = { searchParams: Promise<{ team?: string; after?: string }> };

export default async function ExtraMilesPage({ searchParams }: Props) {
  const [asked, caller, { today }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const team = asked.team || null;
  const [{ miles, next }, teams, inNeedOfCare] = await Promise.all([
    orNotFound(caller.miles.list({ team, after: readKey(asked.after ?? "") })),
    caller.miles.teams(),
    caller.miles.care(),
  ]);
  const here = `/governance/extra-miles${team ? `?team=${team}` : ""}`;
  const older = next ? `${here}${team ? "&" : "?"}after=${writeKey(next)}` : null;
  return (
    <>
      <PageHead title="Extra miles">
        What colleagues went out of their way for. Stories, not a target: nobody is ranked by them and nobody has to.
      </PageHead>
      <GovernanceNav current="/governance/extra-miles" />
      {inNeedOfCare.length > 0 ? (
        <Notice
          className="mb-5"
          tone="due"
          label="For you, who lead them"
          sentence={`Ask ${listed(inNeedOfCare)} how they are.`}
        >
          Three or more times in thirty days. That is care to be given, not praise.
        </Notice>
      ) : null}
      <Section
        title="Told lately"
        aside={
          <Filters
            label="Whose stories"
            tabs={[
              { href: "/governance/extra-miles", label: "All teams", current: team === null },
              ...teams.map(({ id, name }) => ({
                href: `/governance/extra-miles?team=${id}`,
                label: name,
                current: id === team,
              })),
            ]}
          />
        }
      >
        {miles.length === 0 ? (
          <EmptyState title={asked.after ? "There are no more." : "Nobody has told of one yet."}>
            It is told from a customer’s page, by whoever went or by a colleague who saw it.
          </EmptyState>
        ) : (
          <MileStories miles={miles} thisYear={Number(today.slice(0, 4))} />
        )}
        <Pager newer={asked.after ? here : null} older={older} />
      </Section>
    </>
  );
}
