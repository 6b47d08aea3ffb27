import type { Metadata } from "next";
import { Moment } from "@/components/format/moment";
import { CitedDecision } from "@/components/limits/cited-decision";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { LimitVersions } from "@/components/limits/limit-versions";
import { LimitsForm } from "@/components/limits/limits-form";
import { LimitsTable } from "@/components/limits/limits-table";
import { UseFacts } from "@/components/limits/use-facts";
import { UseTable } from "@/components/limits/use-table";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setLimits } from "./actions";

export const metadata: Metadata = { title: "Limits" };

const periods = [
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "A year" },
] as const;

type Props = { searchParams: Promise<{ days?: string; before?: string }> };

export default async function LimitsPage({ searchParams }: Props) {
  const [asked, caller, { actor, now, organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const { days } = periods.find((period) => String(period.days) === asked.days) ?? periods[1];
  const before = Number(asked.before) || null;
  const maySet = can(actor, "limit:set");
  const [{ versions, next }, use, decisions] = await Promise.all([
    caller.limits.versions({ before }),
    caller.limits.use({ days }),
    maySet ? caller.limits.citable() : [],
  ]);
  const [current, ...earlier] = before === null ? versions : [undefined, ...versions];
  const { currency } = organisation;
  return (
    <>
      <PageHead title="Limits" actions={<LinkButton href="/approvals">Approvals</LinkButton>}>
        How far each of us may go to put something right, or to thank, without asking. Changing a limit is a decision.
      </PageHead>
      <GovernanceNav current="/governance/limits" />
      {current ? (
        <Section title={`In force: version ${current.version}`}>
          <p className="small mb-2 text-ink-2">
            By decision <CitedDecision decision={current.decision} />. Set by {current.setBy},{" "}
            <Moment at={current.recordedAt} now={now} zone={actor.zone} show="absolute" />.
          </p>
          <div className="max-w-3xl">
            <LimitsTable limits={current.limits} currency={current.currency} />
          </div>
        </Section>
      ) : null}
      {versions.length === 0 ? (
        <EmptyState title="Nobody has said yet how far anybody may go.">
          Until the board sets limits on a decision of the register, nothing can be given.
        </EmptyState>
      ) : null}
      {maySet ? (
        <Disclosure summary="Set new limits" open={versions.length === 0} className="mb-7">
          <LimitsForm action={setLimits} decisions={decisions} limits={current?.limits ?? []} currency={currency} />
        </Disclosure>
      ) : null}
      <Section
        title="How they are used"
        aside={
          <Filters
            label="How far back"
            tabs={periods.map((period) => ({
              href: `/governance/limits?days=${period.days}`,
              label: period.label,
              current: period.days === days,
            }))}
          />
        }
        ruled
      >
        <div className="grid gap-x-14 gap-y-6 pt-2 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          {use.given.length > 0 ? (
            <UseTable given={use.given} currency={currency} days={days} />
          ) : (
            <EmptyState title="Nothing was given in this time.">
              Goodwill is given from a customer’s page; it is shown here by team, never by person.
            </EmptyState>
          )}
          <UseFacts use={use} days={days} now={now} />
        </div>
      </Section>
      {earlier.length > 0 ? (
        <Section title="Before that">
          <LimitVersions versions={earlier.flatMap((one) => one ?? [])} now={now} zone={actor.zone} />
          <Pager older={next === null ? null : `/governance/limits?before=${next}`} />
        </Section>
      ) : null}
    </>
  );
}
