import type { Database } from "@/db/client";
import type { Estimate, ValueSum } from "../../domain/value-method";
import { getValuePage, type Model, type ValuePage } from "./page";

type Figure = readonly [part: string, of: string, figure: string, value: number | null];
type Shown = NonNullable<ValuePage["shown"]>;

export const figureColumns = ["fit", "as of", "method", "currency", "part", "of", "figure", "value"] as const;

/** Everything the page of values shows in figures, one a line; money in minor units. Nothing before the first fit. */
export async function valueFigures(db: Database): Promise<(string | number | null)[][]> {
  const { shown } = await getValuePage(db);
  if (shown === null) return [];
  const about = [shown.version, shown.asOf, shown.method.method, shown.currency];
  return [...sums(shown), ...newcomer(shown), ...parameters(shown), ...holdout(shown)].map((figure) => [
    ...about,
    ...figure,
  ]);
}

function sums({ sums: { all, repeaters, once, active, bands, first } }: Shown): Figure[] {
  const groups = [
    ...bands.map(({ band, ...of }) => [band, of] as const),
    ...(active ? [["active", active] as const] : []),
    ...([
      ["bought on several days", repeaters],
      ["one purchase so far", once],
      ["everybody", all],
    ] as const),
  ];
  return [
    ...groups.flatMap(([of, { expected, historic }]) => [
      ...summary("expected value", of, expected),
      ...summary("historic value", of, historic),
    ]),
    ...summary("first purchase", "everybody", first),
  ];
}

function summary(part: string, of: string, sum: ValueSum | null): Figure[] {
  if (sum === null) return [];
  const { customers, low, median, high, mean, deviation } = sum;
  const minor = {
    "quarter below": low,
    "half below": median,
    "quarter above": high,
    mean,
    "standard deviation": deviation,
  };
  return [
    [part, of, "customers", customers],
    ...Object.entries(minor).map(([figure, value]): Figure => [part, of, figure, value]),
  ];
}

function newcomer({ newcomer: found, refundedShare }: Model): Figure[] {
  const share: Figure = ["refunds", "everybody", "share of what was bought", refundedShare];
  if (found === null) return [share];
  const { purchases, valueMinor, lowMinor, highMinor } = found;
  const of = (figure: string, value: number): Figure => ["a new customer", "after the first purchase", figure, value];
  return [
    share,
    ...[of("purchase days", purchases), of("value", valueMinor)],
    ...[of("95% from", lowMinor), of("95% to", highMinor)],
  ];
}

function parameters({ parameters: found, spend, logLikelihood, correlation }: Model): Figure[] {
  if (found === null) return [];
  const { covariance: _, ...repeat } = found;
  const { covariance, logLikelihood: ofSpend, customers, ...paid } = spend ?? { covariance: null };
  const estimates: Record<string, Estimate> = { ...repeat, ...paid };
  return [
    ...Object.entries(estimates).flatMap(([name, { value, error, low, high }]): Figure[] => [
      ["parameter", name, "value", value],
      ["parameter", name, "standard error", error],
      ["parameter", name, "95% from", low ?? null],
      ["parameter", name, "95% to", high ?? null],
    ]),
    ["fit", "purchases", "log-likelihood", logLikelihood],
    ["fit", "what is paid", "log-likelihood", ofSpend ?? null],
    ["fit", "what is paid", "customers", customers ?? null],
    ["fit", "what is paid", "correlation with how often", correlation],
  ];
}

function holdout({ holdout: found }: Model): Figure[] {
  if (found === null) return [];
  const { until, expected, actual, bins } = found;
  const part = `held against what came after ${until}`;
  return [
    [part, "everybody", "expected", expected],
    [part, "everybody", "actual", actual],
    ...bins.flatMap(({ repeats, ...bin }) =>
      Object.entries(bin).map(([figure, value]): Figure => [part, `${repeats} repeats`, figure, value]),
    ),
  ];
}
