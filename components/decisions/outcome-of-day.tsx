import { Day } from "@/components/format/day";
import { counted } from "@/components/format/words";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import type { Outcome, OutcomeOnDay } from "@/server/outcomes/queries/outcome";
import { OutcomeFollowed, OutcomeLimits } from "./outcome-followed";
import { OutcomeTable } from "./outcome-table";
import { NotYet } from "./outcome-view";
import { findings } from "./outcome-words";

/** What was measured up to one of the days that were looked at. */
export function OutcomeOfDay({
  outcome,
  reading,
  currency,
}: {
  outcome: Outcome;
  reading: OutcomeOnDay;
  currency: string;
}) {
  const [first, ...others] = findings(reading, currency);
  const tabs = outcome.readings.map(({ asOf, days }) => ({
    href: `/decisions/${outcome.id}/outcome?day=${asOf}`,
    label: counted(days, "day"),
    current: asOf === reading.asOf,
  }));
  return (
    <>
      <Tabs label="Days that were looked at" tabs={tabs} />
      <p className="finding mt-5 max-w-prose">{first}</p>
      {others.map((sentence) => (
        <p key={sentence} className="mt-2 max-w-prose text-ink-2">
          {sentence}
        </p>
      ))}
      <p className="small mt-2 mb-6 text-ink-3">
        {counted(reading.days, "day")} from <Day on={reading.effectOn} /> to <Day on={reading.asOf} />, beside as many
        before.
      </p>
      <OutcomeTable reading={reading} currency={currency} />
      <div className="mt-8">
        <OutcomeFollowed followed={reading.followed} />
      </div>
      <OutcomeLimits days={reading.days} />
    </>
  );
}

/** Why nothing was measured yet. */
export function OutcomeNone({ follow, affectsNobody }: Outcome) {
  if (follow)
    return (
      <EmptyState title="Nothing measured yet.">
        <NotYet follow={follow} />
      </EmptyState>
    );
  return (
    <EmptyState title={affectsNobody ? "It affects no customer, so nobody is followed." : "Not in effect yet."}>
      {affectsNobody
        ? "Where a statement names segments, those in them are followed beside similar customers from the day it takes effect."
        : "From the day it takes effect, a sample of those affected is followed beside similar customers who are not."}
    </EmptyState>
  );
}
