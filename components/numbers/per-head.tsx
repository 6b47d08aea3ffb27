import type { ReactNode } from "react";
import { LineChart } from "@/components/charts/line-chart";
import { formatMoney } from "@/components/format/amount";
import { Section } from "@/components/ui/section";
import type { BuyingByYear } from "@/server/domain/buying";
import { hasShare } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { medianFinding } from "@/server/domain/median-finding";
import { PerHeadTable } from "./per-head-table";

type Props = {
  buying: BuyingByYear;
  lens: Lens;
  currency: string;
  /** When it was counted. */
  children?: ReactNode;
};

/** So many years are drawn and listed. */
const drawn = 10;

/** What one customer buys in a year: never only a total. The year that is not over is listed and not drawn. */
export function PerHead({ buying: { years, lately, before }, lens, currency, children }: Props) {
  const format = (minor: number) => formatMoney(Math.round(minor), currency, true);
  const newest = years.slice(-drawn);
  const over = newest.filter(({ to }) => to.endsWith("-12-31"));
  const finding = medianFinding(
    { n: lately.customers, middle: lately.minor },
    { n: before.customers, middle: before.minor },
    { now: "in the last 365 days", than: "in the 365 before", format },
  );
  return (
    <Section title="What does one customer buy?" ruled>
      <p className="finding mb-1">{finding.words}</p>
      {over.length > 1 ? (
        <LineChart
          lines={[
            {
              name: "Median customer",
              points: over.map(({ customers, minor }) =>
                minor && hasShare(customers) ? { ...minor, value: minor.median } : null,
              ),
            },
          ]}
          labels={over.map(({ from }) => from.slice(0, 4))}
          ticks={over.map(({ from }) => from.slice(0, 4))}
          format={format}
          caption="What the median customer bought for in a year, with its interval of 95%"
          heading="Year"
          hasTable
        />
      ) : null}
      {newest.length > 0 ? <PerHeadTable years={newest} lens={lens} currency={currency} /> : null}
      <p className="small mt-2 text-ink-3">
        Of those who bought in the year. Money as it was paid, refunds not taken off: revenue, not margin.
      </p>
      {children}
    </Section>
  );
}
