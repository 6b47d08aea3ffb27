import type { Metadata } from "next";
import { CoverageFacts } from "@/components/advocates/coverage-facts";
import { CoverageTable } from "@/components/advocates/coverage-table";
import { HoldingsTable } from "@/components/advocates/holdings-table";
import { pastHoldings } from "@/components/advocates/past-holdings";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Advocates" };

export default async function AdvocatesPage() {
  const [caller, { actor, today }] = await Promise.all([getCaller(), getContext()]);
  const [departments, officers, voices] = await Promise.all([
    caller.advocates.coverage(),
    caller.advocates.officers(),
    caller.advocates.voices(),
  ]);
  const mayAppoint = can(actor, "advocate:appoint") || can(actor, "people:manage");
  const holdings = pastHoldings(departments, officers);
  return (
    <>
      <PageHead
        title="Advocates"
        actions={mayAppoint ? <LinkButton href="/settings/people">Appoint, or end an appointment</LinkButton> : null}
      >
        Who stands for customers in each department, and who sits on the CX board for it. No decision without one of
        them.
      </PageHead>
      <GovernanceNav current="/governance/advocates" />
      {departments.length === 0 ? (
        <EmptyState title="There is no department yet.">
          An administrator sets them up; each then gets its advocate.
        </EmptyState>
      ) : (
        <div className="grid gap-x-14 gap-y-6 md:grid-cols-[minmax(0,1fr)_15rem]">
          <Section title="By department">
            <CoverageTable departments={departments} today={today} />
            <p className="small mt-3 text-ink-3">
              A manager appoints the advocates of their own department, an administrator the board. Nobody appoints
              themselves; that somebody uses a second account to do so, the register cannot see.
            </p>
          </Section>
          <CoverageFacts
            departments={departments}
            officers={officers}
            voices={voices}
            today={today}
            isBoard={can(actor, "board:challenge")}
          />
        </div>
      )}
      {holdings.length > 0 ? (
        <Disclosure summary="Every appointment there was">
          <HoldingsTable holdings={holdings} />
        </Disclosure>
      ) : null}
    </>
  );
}
