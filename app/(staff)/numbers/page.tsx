import type { Metadata } from "next";
import { formatDay } from "@/components/format/time";
import { BoughtInAll } from "@/components/numbers/bought-in-all";
import { ComingAndGoing } from "@/components/numbers/coming-and-going";
import { Definitions } from "@/components/numbers/definitions";
import { EarlyRepeat } from "@/components/numbers/early-repeat";
import { Gaps } from "@/components/numbers/gaps";
import { Presence } from "@/components/numbers/presence";
import { SegmentsTable } from "@/components/numbers/segments-table";
import { ThresholdLine } from "@/components/numbers/threshold-line";
import { WinBacks } from "@/components/numbers/win-backs";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { getCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Numbers" };

type Props = { searchParams: Promise<{ window?: string }> };

export default async function NumbersPage({ searchParams }: Props) {
  const caller = await getCaller();
  const numbers = await caller.numbers.get(await searchParams);
  const { asOf, threshold, setOn, lapseDays, windowDays, presence, winBack } = numbers;
  if (presence.customers + presence.notYetBought === 0) return <NobodyYet />;
  return (
    <>
      <PageHead label={`Customer numbers · as of ${formatDay(asOf)}`} title="Who comes, who stays, who goes">
        <ThresholdLine
          threshold={threshold}
          setOn={setOn}
          suggested={numbers.gaps.p80}
          maySet={numbers.maySetThreshold}
        />
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div>
          {lapseDays === null ? null : <ComingAndGoing months={numbers.months} lapseDays={lapseDays} />}
          <div id="repeat">
            <EarlyRepeat
              asOf={asOf}
              windowDays={windowDays}
              inAll={numbers.earlyRepeatInAll}
              years={numbers.earlyRepeat}
            />
          </div>
          {lapseDays === null || !winBack ? null : (
            <WinBacks asOf={asOf} lapseDays={lapseDays} inAll={numbers.winBackInAll} winBack={winBack} />
          )}
        </div>
        <div>
          <Section title="Everyone on record" ruled>
            <Presence presence={presence} asOf={asOf} lapseDays={lapseDays} />
          </Section>
          <BoughtInAll
            asOf={asOf}
            currency={numbers.currency}
            lastYear={numbers.lastYear}
            topShare={numbers.topShare}
          />
          <Gaps gaps={numbers.gaps} />
          <Section title="Segments" ruled>
            <SegmentsTable segments={numbers.segments} asOf={asOf} lapseDays={lapseDays} />
          </Section>
        </div>
      </div>
      <Definitions />
    </>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="There is nobody to count yet."
      action={<LinkButton href="/settings/imports">Import customers and purchases</LinkButton>}
    >
      Numbers appear as soon as customers and their purchases are on record.
    </EmptyState>
  );
}
