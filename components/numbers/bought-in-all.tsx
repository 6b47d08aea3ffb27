import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { NotKnown } from "@/components/format/not-known";
import { formatShare } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { PlainDate } from "@/server/domain/plain-date";
import type { Concentration, YearOfPurchases } from "@/server/domain/value";
import { rowsHref } from "./rows-href";

type Props = { asOf: PlainDate; currency: string; lastYear: YearOfPurchases; topShare: Concentration };

/** What customers buy: per customer, never only a total; and how much of it hangs on a few. */
export function BoughtInAll({ asOf, currency, lastYear, topShare }: Props) {
  const { customers, purchaseDays, medianMinor, totalMinor } = lastYear;
  const daysEach = customers ? (purchaseDays / customers).toLocaleString("en-GB", { maximumFractionDigits: 1 }) : null;
  return (
    <Section title="What do they buy?" ruled>
      <p className="finding mb-1">
        {topShare.share === null ? (
          <NotKnown words="Nothing has been bought yet" />
        ) : (
          <>
            The <Count n={topShare.topCustomers} href={rowsHref("top", { asOf })} /> who buy most, one in five, bring{" "}
            <span className="num">{formatShare(topShare.share)}</span> of everything bought.
          </>
        )}
      </p>
      <p className="small text-ink-2">
        In the last 365 days {customers.toLocaleString("en-GB")} customers bought on {daysEach ?? "no"} days each, for{" "}
        <Money minor={medianMinor} currency={currency} round /> at the median and{" "}
        <Money minor={totalMinor} currency={currency} round /> together, refunds taken off. Revenue, not margin.
      </p>
    </Section>
  );
}
