import type { InferInsertModel } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { valueModels } from "@/db/schema";
import { refusalWords } from "../../domain/fit-words";
import { fitGammaGamma, type SpendFit } from "../../domain/gamma-gamma";
import { cutOf, holdoutOf } from "../../domain/holdout-check";
import { newCustomerValue, type ValueModels, type ValueTerms } from "../../domain/lifetime-value";
import type { PlainDate } from "../../domain/plain-date";
import { newCustomerPurchases } from "../../domain/repeat-buying";
import { fitRepeatBuying, type RepeatFit } from "../../domain/repeat-buying-fit";
import type { RepeatGroup } from "../../domain/repeat-buying-likelihood";
import { expectedInterval } from "../../domain/value-interval";
import {
  type Holdout,
  type ModelParameters,
  type Newcomer,
  type SpendParameters,
  tooFewRepeaters,
} from "../../domain/value-method";
import { termsOf } from "../../domain/value-steps";
import { type FitSetting, findFirstOn, readHeldOut, readHistories, readSpending } from "../queries/fitting";

/** Awaited between two evaluations. */
export type Pause = () => Promise<void>;

export type Found = Pick<
  InferInsertModel<typeof valueModels>,
  "customers" | "repeaters" | "parameters" | "logLikelihood" | "spend" | "newcomer" | "holdout"
> & { refused: string | null };

/** Everything a fit says: of whom, what was found or why nothing was, and how it fares where it has not looked. */
export async function fitWhole(tx: Database, setting: FitSetting, pause: Pause): Promise<Found> {
  const { method, today } = setting;
  const asked = { until: today, withOrganisations: method.withOrganisations };
  const groups = await readHistories(tx, asked);
  const customers = countOf(groups);
  const repeaters = countOf(groups.filter(({ repeats }) => repeats > 0));
  const nothing = { customers, repeaters, refused: null };
  if (method.method === "historic") return nothing;
  const few = tooFewRepeaters(repeaters);
  if (few !== null) return { ...nothing, refused: few };
  const fit = await fitRepeatBuying(method.method, groups, { pause });
  if ("refused" in fit) return { ...nothing, refused: refusalWords[fit.refused] };
  const firstOn = await findFirstOn(tx, today);
  const holdout = firstOn === null ? null : await checkHoldout(tx, setting, firstOn, pause);
  return {
    ...nothing,
    parameters: parametersOf(fit),
    logLikelihood: fit.logLikelihood,
    holdout,
    ...(await fitSpending(tx, setting, fit, pause)),
  };
}

function countOf(groups: readonly RepeatGroup[]): number {
  return groups.reduce((sum, { customers }) => sum + customers, 0);
}

function parametersOf({ params, errors, bounds, covariance }: RepeatFit): ModelParameters {
  const of = (name: "r" | "alpha" | "a" | "b") => ({ value: params[name], error: errors[name], ...bounds[name] });
  return { r: of("r"), alpha: of("alpha"), a: of("a"), b: of("b"), covariance };
}

/** What they pay, where enough repeaters paid anything in the organisation's currency. */
async function fitSpending(
  tx: Database,
  { method, today, minorPerUnit }: FitSetting,
  repeat: RepeatFit,
  pause: Pause,
): Promise<Pick<Found, "spend" | "newcomer">> {
  const asked = { until: today, withOrganisations: method.withOrganisations };
  const { groups, refundedShare } = await readSpending(tx, { ...asked, minorPerUnit });
  const fit = await fitGammaGamma(groups, { pause });
  if ("refused" in fit) return {};
  const of = (name: "p" | "q" | "gamma") => ({
    ...{ value: fit.params[name], error: fit.errors[name] },
    ...fit.bounds[name],
  });
  const { covariance, logLikelihood } = fit;
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  const spend: SpendParameters = { p: of("p"), q: of("q"), gamma: of("gamma"), covariance, logLikelihood, customers };
  return { spend, newcomer: newcomerOf(repeat, fit, termsOf(method, refundedShare), minorPerUnit) };
}

/** Null where the mean spend of everybody is infinite. */
function newcomerOf(repeat: RepeatFit, spend: SpendFit, terms: ValueTerms, minorPerUnit: number): Newcomer | null {
  const worthOf = (models: ValueModels) => newCustomerValue(models, terms);
  const value = worthOf({ repeat: repeat.params, spend: spend.params });
  const interval = expectedInterval({ repeat, spend }, worthOf);
  if (value === null || interval === null) return null;
  const minor = (units: number) => Math.round(units * minorPerUnit);
  const purchases = newCustomerPurchases(repeat.params, terms.months * terms.month);
  return { purchases, valueMinor: minor(value), lowMinor: minor(interval.low), highMinor: minor(interval.high) };
}

/** Null: too little was known by then to fit anything. */
async function checkHoldout(
  tx: Database,
  { method, today }: FitSetting,
  firstOn: PlainDate,
  pause: Pause,
): Promise<Holdout | null> {
  if (method.method === "historic") return null;
  const cut = cutOf(firstOn, today);
  const asked = { until: cut, withOrganisations: method.withOrganisations };
  const fit = await fitRepeatBuying(method.method, await readHistories(tx, asked), { pause });
  if ("refused" in fit) return null;
  const groups = await readHeldOut(tx, { ...asked, cut, until: today });
  return holdoutOf(fit.params, groups, { cut, asOf: today, pause });
}
