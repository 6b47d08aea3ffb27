import { inUnits } from "../../domain/amount";
import { type Estimate, type ValueSum, valueSumsVersion } from "../../domain/value-method";
import type { ListFile } from "../../list-file";
import { getValuePage, type Model, type ValuePage } from "./page";

/** `value` is in `unit`: money in units of its currency, as in every file. */
type Figure = readonly [part: string, of: string, figure: string, value: number | string | null, unit: string | null];
type Shown = NonNullable<ValuePage["shown"]>;

/** Everything the page of values shows in figures, one a line. Nothing before the first fit. */
export const figureFile: ListFile = {
  right: "number:read",
  columns: ["fit", "as of", "method", "currency", "part", "of", "figure", "value", "unit"],
  rows: async function* ({ ctx }) {
    const { shown } = await getValuePage(ctx.db);
    if (shown === null) return;
    const about = [shown.version, shown.asOf, shown.method.method, shown.currency];
    const figures = [...sums(shown), ...newcomer(shown), ...parameters(shown), ...holdout(shown)];
    yield figures.map((figure) => [...about, ...figure]);
  },
};

function sums({ sums: { version, all, repeaters, once, active, bands, first }, currency }: Shown): Figure[] {
  const newcomers = version === valueSumsVersion ? "who never paid in another currency" : "who paid with it";
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
      ...summary(["expected value", of, currency], expected),
      ...summary(["historic value", of, currency], historic),
    ]),
    ...summary(["first purchase", newcomers, currency], first),
  ];
}

function summary([part, of, currency]: readonly [string, string, string], sum: ValueSum | null): Figure[] {
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
    [part, of, "customers", customers, "customers"],
    ...Object.entries(minor).map(([figure, value]): Figure => [part, of, figure, inUnits(value, currency), currency]),
  ];
}

function newcomer({ newcomer: found, refundedShare, currency }: Model): Figure[] {
  const share: Figure = ["refunds", "everybody", "share of what was bought", refundedShare, "share"];
  if (found === null) return [share];
  const { purchases, ...minor } = found;
  const about = ["a new customer", "after the first purchase"] as const;
  const money = (figure: string, value: number): Figure => [...about, figure, inUnits(value, currency), currency];
  return [
    share,
    [...about, "purchase days", purchases, "purchase days"],
    money("value", minor.valueMinor),
    money("95% from", minor.lowMinor),
    money("95% to", minor.highMinor),
  ];
}

/** What the parameters are of that have a unit; the others are bare numbers. */
function unitOf(parameter: string, currency: string): string | null {
  return parameter === "alpha" ? "weeks" : parameter === "gamma" ? currency : null;
}

function parameters({ parameters: found, spend, logLikelihood, correlation, currency }: Model): Figure[] {
  if (found === null) return [];
  const { covariance: _, ...repeat } = found;
  const { covariance, logLikelihood: ofSpend, customers, ...paid } = spend ?? { covariance: null };
  const estimates: Record<string, Estimate> = { ...repeat, ...paid };
  return [
    ...Object.entries(estimates).flatMap(([name, { value, error, low, high }]): Figure[] => {
      const unit = unitOf(name, currency);
      return [
        ["parameter", name, "value", value, unit],
        ["parameter", name, "standard error", error, unit],
        ["parameter", name, "95% from", low ?? null, unit],
        ["parameter", name, "95% to", high ?? null, unit],
      ];
    }),
    ["fit", "purchases", "log-likelihood", logLikelihood, null],
    ["fit", "what is paid", "log-likelihood", ofSpend ?? null, null],
    ["fit", "what is paid", "customers", customers ?? null, "customers"],
    ["fit", "what is paid", "correlation with how often", correlation, null],
  ];
}

function holdout({ holdout: found }: Model): Figure[] {
  if (found === null) return [];
  const { until, expected, actual, bins } = found;
  const part = `held against what came after ${until}`;
  return [
    [part, "everybody", "expected", expected, "purchase days"],
    [part, "everybody", "actual", actual, "purchase days"],
    ...bins.flatMap(({ repeats, ...bin }) =>
      Object.entries(bin).map(
        ([figure, value]): Figure => [
          ...([part, `${repeats} repeats`, figure, value] as const),
          figure === "customers" ? "customers" : "purchase days a customer",
        ],
      ),
    ),
  ];
}
