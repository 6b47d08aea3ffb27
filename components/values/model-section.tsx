import { formatDay } from "@/components/format/time";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
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
  const { parameters, spend, correlation, leftOut, version, refundedShare } = model;
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
          { label: "95% between", numeric: true },
          { label: "Standard error", numeric: true, className: "max-md:hidden print:table-cell" },
        ]}
      >
        {rows.map(([name, { value, error, low, high }]) => (
          <Row key={name}>
            <Td heads>
              <span className="font-medium">{name}</span>
              <span className="small block font-normal text-ink-3 md:ml-2 md:inline">{meanings[name]}</span>
            </Td>
            <Td numeric>{digits(value)}</Td>
            <Td numeric className="whitespace-nowrap">
              {boundsWords(low, high)}
            </Td>
            <Td numeric className="text-ink-3 max-md:hidden print:table-cell">
              {error === null ? "–" : digits(error)}
            </Td>
          </Row>
        ))}
      </Table>
      <p className="small mt-3 max-w-prose text-ink-2">
        The data are no less likely than they might be by chance under any value between the two bounds, which need not
        lie evenly; the standard error is that of the curve at the top, and reaches too short where a parameter is
        loosely known.
      </p>
      <p className="small mt-2 max-w-prose text-ink-2">
        As of {formatDay(model.asOf)}, in weeks of seven days, from{" "}
        <Link href="/numbers/value/customers">{counted(model.customers, "customer")}</Link>, of whom{" "}
        <Link href="/numbers/value/customers?of=repeaters">{formatCount(model.repeaters)}</Link> bought on more than one
        day. Log-likelihood {digits(model.logLikelihood ?? 0)}
        {spend
          ? `, of spending ${digits(spend.logLikelihood)}: what is paid a time is that of ${counted(spend.customers, "customer")} who paid for a repeat, and never in another currency`
          : ""}
        . Left out: {formatCount(leftOut.died)} who died
        {model.method.withOrganisations ? "" : `, ${formatCount(leftOut.organisations)} organisations`}, and whoever was
        erased.{" "}
        {refundedShare === null
          ? ""
          : `Of what they bought ${formatShare(refundedShare)} was paid back: as much is taken off what is expected. `}
        {correlationWords(correlation)}
      </p>
    </Section>
  );
}

/** A limit may be missing: then the data allow any value on that side. */
function boundsWords(low: number | null | undefined, high: number | null | undefined): string {
  if (low === undefined || high === undefined) return "–";
  if (low === null) return high === null ? "not settled" : `up to ${digits(high)}`;
  return high === null ? `${digits(low)} and more` : `${digits(low)} to ${digits(high)}`;
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
