import { Bars } from "@/components/charts/bars";
import { ConcentrationCurve } from "@/components/charts/concentration-curve";
import { formatMoney } from "@/components/format/amount";
import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { type Worth, worthSteps } from "@/server/domain/concentration";
import { concentrationFinding } from "@/server/domain/concentration-finding";
import type { Lens } from "@/server/domain/lens";
import { topPart } from "@/server/domain/value";
import { boughtFinding } from "@/server/domain/worth-finding";
import { worthHref } from "./structure-hrefs";

type Props = { worth: Worth; lens: Lens; currency: string };

/** How evenly everything bought is spread over customers. */
export function Concentration({ worth }: Pick<Props, "worth">) {
  const { gini, curve, customers } = worth;
  return (
    <Section title="How much hangs on a few?" ruled>
      {concentrationFinding(worth).reading === "same" ? (
        <>
          <ConcentrationCurve
            curve={curve}
            topPart={topPart}
            caption="Concentration: the share of everything bought by the part of customers who bought least"
          />
          {gini === null ? null : (
            <p className="small text-ink-2">
              Gini {gini.toFixed(2)}, of {counted(customers, "customer")}: 0 if all had bought the same, near 1 if one
              had bought everything.
            </p>
          )}
        </>
      ) : null}
    </Section>
  );
}

/** What each customer has bought in all, on steps that grow by 1, 2 and 5. */
export function WorthOfEach({ worth, lens, currency }: Props) {
  const { medianMinor, bands } = worth;
  const format = (minor: number) => formatMoney(minor, currency, true);
  const steps = [0, ...worthSteps];
  const last = bands.at(-1);
  if (!last || medianMinor === null) return null;
  // Steps between nothing and the first amount that somebody has bought for would be empty bars.
  const least = bands.find(({ from }) => from > 0)?.from ?? 0;
  const shown = steps.filter((from) => (from === 0 ? bands[0]?.from === 0 : least <= from && from <= last.from));
  const bars = shown.map((from) => {
    const band = bands.find((of) => of.from === from);
    const next = steps[steps.indexOf(from) + 1];
    return {
      label:
        from === 0
          ? "nothing: free, refunded or in another currency"
          : next === undefined
            ? `${format(from)} and more`
            : `${format(from)} to under ${format(next)}`,
      tick: format(from),
      value: band?.customers ?? 0,
      href: band ? worthHref(band, lens) : undefined,
    };
  });
  return (
    <Section title="What has each bought in all?" ruled>
      <p className="finding mb-1">{boughtFinding(worth, format).words}</p>
      <Bars
        bars={bars}
        format={formatCount}
        caption="Customers by what they have bought in all"
        headings={["Bought in all", "Customers"]}
      />
      <p className="small text-ink-3">Refunds taken off. Every bar opens its customers.</p>
    </Section>
  );
}
