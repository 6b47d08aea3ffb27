import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Estimate } from "@/server/domain/value-method";
import type { Model } from "@/server/values/queries/page";
import { methodWords } from "./words";

const meanings = {
  r: "how alike customers buy: larger is more alike",
  alpha: "weeks; r / alpha is the mean rate of purchase days a week",
  a: "with b: how likely a purchase is the last",
  b: "a / (a + b) is the mean chance of it",
  p: "how alike one customer's purchases are",
  q: "with gamma: how alike customers' means are",
  gamma: "in money",
} as const;

/** What was fitted: parameters with their standard errors, of whom, and how far it can be trusted. */
export function ModelSection({ model }: { model: Model }) {
  const { parameters, spend, correlation, leftOut, version } = model;
  if (parameters === null) return null;
  const rows: readonly (readonly [keyof typeof meanings, Estimate])[] = [
    ["r", parameters.r],
    ["alpha", parameters.alpha],
    ["a", parameters.a],
    ["b", parameters.b],
    ...(spend
      ? ([
          ["p", spend.p],
          ["q", spend.q],
          ["gamma", spend.gamma],
        ] as const)
      : []),
  ];
  return (
    <Section title={`Fit ${version}: ${methodWords[model.method.method]}`} id="model" ruled>
      <Table
        label="Parameters"
        columns={[
          { label: "Parameter" },
          { label: "Value", numeric: true },
          { label: "Standard error", numeric: true },
          { label: "What it says" },
        ]}
      >
        {rows.map(([name, { value, error }]) => (
          <Row key={name}>
            <Td heads className="font-medium">
              {name}
            </Td>
            <Td numeric>{digits(value)}</Td>
            <Td numeric>{error === null ? "–" : digits(error)}</Td>
            <Td className="text-ink-2">{meanings[name]}</Td>
          </Row>
        ))}
      </Table>
      <p className="small mt-3 max-w-prose text-ink-2">
        As of {formatDay(model.asOf)}, in weeks of seven days, from {counted(model.customers, "customer")}, of whom{" "}
        {formatCount(model.repeaters)} bought on more than one day. Log-likelihood {digits(model.logLikelihood ?? 0)}
        {spend ? `, of spending ${digits(spend.logLikelihood)}` : ""}. Left out: {formatCount(leftOut.died)} who died
        {model.method.withOrganisations ? "" : `, ${formatCount(leftOut.organisations)} organisations`}, and whoever was
        erased. {correlationWords(correlation)}
      </p>
    </Section>
  );
}

function correlationWords(correlation: number | null): string {
  if (correlation === null) return "";
  const size =
    Math.abs(correlation) < 0.2
      ? "little enough"
      : "too much to be taken lightly: values of those who buy often lean to one side";
  return `The model takes it that who buys often does not pay more or less a time; the correlation is ${correlation.toFixed(2)}, ${size}.`;
}

function digits(value: number): string {
  const most = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 10 ? 2 : 4;
  return value.toLocaleString("en-GB", { maximumFractionDigits: most });
}
