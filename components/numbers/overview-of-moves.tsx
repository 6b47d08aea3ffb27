"use client";

import { formatDay } from "@/components/format/time";
import { Section } from "@/components/ui/section";
import { lensOfAnswer } from "@/server/domain/lens";
import type { PlainDate } from "@/server/domain/plain-date";
import { suggestedThreshold } from "@/server/domain/suggested-threshold";
import type { Overview } from "@/server/numbers/queries/overview";
import { ComingAndGoing } from "./coming-and-going";
import { EarlyRepeat } from "./early-repeat";
import { Everyone } from "./everyone";
import { IdentityTable } from "./identity-table";
import { LostOfThem } from "./lost-of-them";
import { NoThreshold } from "./no-threshold";
import { PeriodForm } from "./period-form";
import { WinBacks } from "./win-backs";

type Props = {
  numbers: Overview;
  today: PlainDate;
  /** Whether this person may set the threshold. */
  maySet: boolean;
  /** What the address says, and goes on saying. */
  kept: Readonly<Record<string, string>>;
};

/** Who was new, won back and lost in the chosen days, whether first-time buyers buy again, and whether the lost are won back. */
export function OverviewOfMoves({ numbers, today, maySet, kept }: Props) {
  const { lens, moved, presence, returning, windowDays } = numbers;
  const { lapseDays, asOf } = lens;
  const hrefOf = (change: Readonly<Record<string, string>>) =>
    `/numbers?${new URLSearchParams({ ...kept, ...change })}`;
  const { from: _from, to: _to, ...others } = kept;
  return (
    <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <div>
        {lapseDays === null ? (
          <NoThreshold suggested={returning && suggestedThreshold(returning.gaps)} maySet={maySet} />
        ) : null}
        {moved && lapseDays !== null ? (
          <ComingAndGoing
            moved={moved}
            lens={{ ...lens, asOf: presence?.asOf ?? asOf, lapseDays }}
            today={today}
            hrefOf={hrefOf}
          />
        ) : null}
      </div>
      <Section title="Customers" ruled>
        {moved && lapseDays !== null ? (
          <IdentityTable
            label="Customers in these days"
            moved={{ ...moved.whole, from: moved.period.from, to: moved.period.to }}
            lapseDays={lapseDays}
            segment={lens.segment}
            membersOn={presence?.asOf ?? asOf}
            closing={moved.period.to === today ? undefined : `Active on ${formatDay(moved.period.to)}`}
          />
        ) : null}
        {moved && lapseDays !== null ? (
          <LostOfThem
            moved={{ ...moved.whole, from: moved.period.from, to: moved.period.to }}
            lapseDays={lapseDays}
            segment={lens.segment}
            membersOn={presence?.asOf ?? asOf}
          />
        ) : null}
        <PeriodForm period={moved?.period ?? { from: asOf, to: asOf }} keep={others} />
        {presence ? <Everyone presence={presence} lens={lensOfAnswer(lens, presence)} /> : null}
      </Section>
      {returning && returning.windowDays !== null ? (
        <EarlyRepeat
          asOf={returning.asOf}
          segment={lens.segment}
          windowDays={returning.windowDays}
          askedDays={windowDays}
          years={returning.earlyRepeat}
          hrefOf={hrefOf}
        />
      ) : null}
      {returning?.winBack && lapseDays !== null ? (
        <WinBacks asOf={returning.asOf} segment={lens.segment} lapseDays={lapseDays} winBack={returning.winBack} />
      ) : null}
    </div>
  );
}
