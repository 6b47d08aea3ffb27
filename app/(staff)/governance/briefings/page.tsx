import type { Metadata } from "next";
import { BriefingForm } from "@/components/briefings/briefing-form";
import { BriefingList } from "@/components/briefings/briefing-list";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { writeBriefing } from "./actions";

export const metadata: Metadata = { title: "Briefings" };

export default async function BriefingsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const mayWrite = can(actor, "briefing:write");
  const [{ briefings, next }, choices] = await Promise.all([
    orNotFound(caller.advocates.briefings({ after: readKey(asked.after ?? "") })),
    mayWrite ? caller.advocates.briefingChoices() : null,
  ]);
  const here = "/governance/briefings";
  return (
    <>
      <PageHead title="Briefings">
        What those who stand for customers should know before they speak. Everybody may read them.
      </PageHead>
      <GovernanceNav current="/governance/briefings" />
      {briefings.length === 0 ? (
        <EmptyState title={asked.after ? "There are no more." : "Nobody has briefed the advocates yet."}>
          {mayWrite ? "Write the first one below." : "A manager or a member of the board writes one."}
        </EmptyState>
      ) : (
        <BriefingList briefings={briefings} now={now} zone={actor.zone} />
      )}
      <Pager newer={asked.after ? here : null} older={next ? `${here}?after=${writeKey(next)}` : null} />
      {choices ? (
        <Disclosure summary="Write a briefing" open={briefings.length === 0} className="mt-5">
          <BriefingForm action={writeBriefing} choices={choices} />
        </Disclosure>
      ) : null}
    </>
  );
}
