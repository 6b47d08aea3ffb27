import type { Metadata } from "next";
import { ResearchForm } from "@/components/evidence/research-form";
import { ResearchList } from "@/components/evidence/research-list";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { writeResearch } from "./actions";

export const metadata: Metadata = { title: "Research" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function ResearchPage({ searchParams }: Props) {
  const [asked, caller, { actor, today }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const { rows, next } = await orNotFound(caller.research.list({ after: readKey(asked.after ?? "") }));
  const mayWrite = can(actor, "research:write");
  const here = "/governance/research";
  return (
    <>
      <PageHead title="Research">
        What customers said when somebody asked them, to be quoted where it is decided.
      </PageHead>
      <GovernanceNav current={here} />
      {mayWrite ? (
        <Disclosure summary="Write a note" className="mb-5" open={rows.length === 0 && !asked.after}>
          <ResearchForm action={writeResearch} today={today} />
        </Disclosure>
      ) : null}
      <Section title="Written lately">
        {rows.length === 0 ? (
          <EmptyState title={asked.after ? "There are no more." : "Nobody has written down what was found yet."}>
            {mayWrite ? "Write the first above." : "A manager writes it down."}
          </EmptyState>
        ) : (
          <ResearchList notes={rows} />
        )}
        <Pager newer={asked.after ? here : null} older={next ? `${here}?after=${writeKey(next)}` : null} />
      </Section>
    </>
  );
}
