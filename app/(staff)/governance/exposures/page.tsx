import type { Metadata } from "next";
import { CoverageTable } from "@/components/evidence/coverage-table";
import { ExposureForm } from "@/components/evidence/exposure-form";
import { ExposureStory } from "@/components/evidence/exposure-story";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { recordExposure } from "./actions";

export const metadata: Metadata = { title: "Time on the floor" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function ExposuresPage({ searchParams }: Props) {
  const [asked, caller, { today }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const [{ rows, next }, coverage] = await Promise.all([
    orNotFound(caller.exposures.list({ after: readKey(asked.after ?? "") })),
    caller.exposures.coverage(),
  ]);
  const here = "/governance/exposures";
  return (
    <>
      <PageHead title="Time on the floor">
        Serving, watching, buying, listening, complaining: what we learn where customers are.
      </PageHead>
      <GovernanceNav current={here} />
      <Disclosure summary="Record mine" className="mb-5" open={rows.length === 0 && !asked.after}>
        <ExposureForm action={recordExposure} today={today} />
      </Disclosure>
      <div className="grid items-start gap-x-16 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Section title="Learned lately">
          {rows.length === 0 ? (
            <EmptyState title={asked.after ? "There are no more." : "Nobody has recorded any yet."}>
              An hour beside the line counts. Record yours above.
            </EmptyState>
          ) : (
            <ol>
              {rows.map((exposure) => (
                <li key={exposure.id} className="border-line border-t py-4 first:border-t-0">
                  <ExposureStory exposure={exposure} />
                </li>
              ))}
            </ol>
          )}
          <Pager newer={asked.after ? here : null} older={next ? `${here}?after=${writeKey(next)}` : null} />
        </Section>
        <Section title="Who has been there, in twelve months">
          <CoverageTable coverage={coverage} />
        </Section>
      </div>
    </>
  );
}
