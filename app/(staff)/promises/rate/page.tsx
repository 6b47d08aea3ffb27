import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { CutTable } from "@/components/rates/cut-table";
import { Definition } from "@/components/rates/definition";
import { RateFacts } from "@/components/rates/rate-facts";
import { RateFilters } from "@/components/rates/rate-filters";
import { cutLabels, periodInWords, rowsHref } from "@/components/rates/rate-words";
import { TeamFunnel } from "@/components/rates/team-funnel";
import { TrendSection } from "@/components/rates/trend-section";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { type AddressFields, rateFields, readRateCut, readRateQuestion } from "@/server/domain/rate-question";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Kept rate" };

type Props = { searchParams: Promise<AddressFields> };

export default async function RatePage({ searchParams }: Props) {
  const asked = await searchParams;
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const question = readRateQuestion(asked, today);
  const by = readRateCut(asked.by);
  const fields = rateFields(question);
  const [panel, choices, chart, teams, rates] = await Promise.all([
    caller.rates.get(fields),
    caller.rates.choices(),
    caller.rates.chart(fields),
    caller.rates.by({ ...fields, by: "team" }),
    by === null ? null : caller.rates.by({ ...fields, by }),
  ]);
  return (
    <>
      <PageHead
        title="Kept rate"
        actions={
          can(actor, "list:export") ? (
            <TakeLinks lists={["rates"]} values={{ ...fields, ...(by === null ? {} : { by }) }} />
          ) : null
        }
      >
        Promises due {periodInWords(question)}.
      </PageHead>
      <RateFilters question={question} by={by} choices={choices} />
      <p className="finding mb-4">{panel.reading}</p>
      {panel.due === 0 && panel.overdue.n === 0 ? (
        <EmptyState title="No promise fell due.">
          Choose other days, or fewer conditions. What is not due yet is in no rate.
        </EmptyState>
      ) : (
        <div className="grid gap-x-10 lg:grid-cols-[1.75fr_1fr]">
          <div>
            <Section title="Over time">
              <TrendSection chart={chart} />
            </Section>
            {rates ? (
              <Section title={`By ${cutLabels[rates.cut].toLowerCase()}`}>
                <CutTable question={question} rates={rates} now={now} zone={actor.zone} />
              </Section>
            ) : null}
            <TeamFunnel rates={teams} />
            <p className="small mb-4 text-ink-2">
              <Link href={rowsHref(question)}>All that fell due</Link> ·{" "}
              <Link href={rowsHref(question, "kept")}>kept</Link> ·{" "}
              <Link href={rowsHref(question, "broken")}>not kept</Link>
            </p>
          </div>
          <Section title="Beside the rate">
            <RateFacts panel={panel} now={now} zone={actor.zone} />
          </Section>
        </div>
      )}
      <Definition />
    </>
  );
}
