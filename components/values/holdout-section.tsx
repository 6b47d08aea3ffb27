import { LineChart } from "@/components/charts/line-chart";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { boundsOf, lastBin } from "@/server/domain/holdout-check";
import { holdoutFinding } from "@/server/domain/value-finding";
import type { Holdout } from "@/server/domain/value-method";

/** How a model fitted on three quarters of the history foretold the last quarter, by how often customers had repeated. */
export function HoldoutSection({ holdout }: { holdout: Holdout | null }) {
  if (holdout === null)
    return (
      <Section title="Held against what came after" id="holdout" ruled>
        <p className="finding max-w-prose">It could not be checked.</p>
        <p className="small max-w-prose text-ink-3">
          A check is a fit of the first three quarters of the time, held against the last: too little was known by then.
        </p>
      </Section>
    );
  const { bins, until, weeks, customers } = holdout;
  const expected = bins.map(({ expected: value }) => ({ value, low: null, high: null }));
  const bounds = bins.map(boundsOf);
  const actual = bins.map(({ actual: value }, at) => ({ value, low: null, high: null, ...bounds[at] }));
  const label = (repeats: number) => (repeats === lastBin ? `${repeats} and more repeats` : counted(repeats, "repeat"));
  return (
    <Section title="Held against what came after" id="holdout" ruled>
      <p className="finding max-w-prose">{holdoutFinding(holdout).words}</p>
      <LineChart
        lines={[
          { name: "Bought", points: actual },
          { name: "Expected", points: expected },
        ]}
        labels={bins.map(({ repeats, customers: n }) => `${label(repeats)}, ${counted(n, "customer")}`)}
        ticks={bins.map(({ repeats }) => (repeats === lastBin ? `${repeats}+` : String(repeats)))}
        format={(value) => value.toFixed(2)}
        caption={`Purchase days a customer in the ${counted(Math.round(weeks), "week")} after ${formatDay(until)}, by repeats before`}
        heading="Repeats before"
      />
      <p className="small max-w-prose text-ink-3">
        Fitted on the history until {formatDay(until)}, then held against the {counted(Math.round(weeks), "week")} after
        it, for the {counted(customers, "customer")} known by then. The band is 95% of each mean that was bought
        {noBand(bounds)}
      </p>
    </Section>
  );
}

function noBand(bounds: readonly (object | null)[]): string {
  return bounds.includes(null)
    ? "; there is none, and a dash among the figures, for a single customer or where all bought equally often: neither tells how customers differ."
    : ".";
}
