import { LineChart } from "@/components/charts/line-chart";
import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { lastBin } from "@/server/domain/holdout-check";
import { holdoutFinding } from "@/server/domain/value-finding";
import type { Holdout } from "@/server/domain/value-method";

/** How a model fitted on three quarters of the history foretold the last quarter, by how often customers had repeated. */
export function HoldoutSection({ holdout }: { holdout: Holdout }) {
  const { bins, until, weeks, customers } = holdout;
  const expected = bins.map(({ expected: value }) => ({ value, low: null, high: null }));
  const actual = bins.map(({ actual: value, deviation, customers: n }) => {
    const reach = (1.96 * deviation) / Math.sqrt(n);
    return { value, low: Math.max(0, value - reach), high: value + reach };
  });
  const label = (repeats: number) => (repeats === lastBin ? `${repeats} and more repeats` : `${repeats} repeats`);
  return (
    <Section title="Held against what came after" id="holdout" ruled>
      <p className="finding max-w-prose">{holdoutFinding(holdout).words}</p>
      <LineChart
        lines={[
          { name: "Bought", points: actual },
          { name: "Expected", points: expected },
        ]}
        labels={bins.map(({ repeats, customers: n }) => `${label(repeats)}, ${formatCount(n)} customers`)}
        ticks={bins.map(({ repeats }) => (repeats === lastBin ? `${repeats}+` : String(repeats)))}
        format={(value) => value.toFixed(2)}
        caption={`Purchase days a customer in the ${Math.round(weeks)} weeks after ${formatDay(until)}, by repeats before`}
        heading="Repeats before"
      />
      <p className="small max-w-prose text-ink-3">
        Fitted on the history until {formatDay(until)}, then held against the {Math.round(weeks)} weeks after it, for
        the {formatCount(customers)} customers known by then. The band is 95% of each mean that was bought.
      </p>
    </Section>
  );
}
