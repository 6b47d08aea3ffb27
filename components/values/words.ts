import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { isNothing, moneyInWords } from "@/server/domain/money-words";
import type { ValueInputs, ValueMethod } from "@/server/domain/value-method";
import type { ListedFit, ValueOfCustomer } from "@/server/values/queries/list";
import type { Model } from "@/server/values/queries/page";

export const methodWords: Record<ValueMethod, string> = {
  historic: "Historic margin",
  bg_nbd: "BG/NBD with Gamma-Gamma",
  mbg_nbd: "MBG/NBD with Gamma-Gamma",
};

/** What each method supposes, in a sentence. */
export const methodHints: Record<ValueMethod, string> = {
  historic: "What each customer has brought so far. No model, nothing expected.",
  bg_nbd: "Each buys at an own rate and may leave after any repeat purchase. Nobody leaves with the first.",
  mbg_nbd: "The same, but one may also leave with the first purchase.",
};

/** What the figures are of: margin once the board has said how much is left of a sale, until then revenue. */
export function worthWord(margin: number | null): string {
  return margin === null ? "revenue" : "margin";
}

/** A method's inputs in a line. */
export function inputsInWords(given: ValueInputs, currency: string): string {
  const { method, horizonMonths, discount, margin, winningCostMinor, referralRewardMinor, withOrganisations } = given;
  const cost = (minor: number | null) => (minor === null ? "not known" : formatMoney(minor, currency));
  return [
    methodWords[method],
    ...(method === "historic" ? [] : [`${counted(horizonMonths, "month")} ahead`, `discounted ${discount}% a year`]),
    margin === null ? "no margin set, so that figures are revenue" : `margin ${margin}%`,
    `winning a customer: ${cost(winningCostMinor)}`,
    `reward for a referral: ${cost(referralRewardMinor)}`,
    withOrganisations ? "persons and organisations" : "persons only",
  ].join(" · ");
}

/** A mean in minor units, whole. */
export function money(minor: number, currency: string): string {
  return moneyInWords(minor, currency);
}

/** From where to where, in minor units. */
export function spanOf({ low, high }: { low: number; high: number }, currency: string, to = " to "): string {
  return `${money(low, currency)}${to}${money(high, currency)}`;
}

/** How a fit was found, for somebody who has never heard of its method. */
export function plainMethodWords({ parameters }: Pick<Model, "parameters">): string {
  return parameters === null ? "adding up what was bought" : "a model of repeat buying";
}

/** Who a list of values is of. */
export function listTitle({ band, of }: { band?: string | undefined; of?: string | undefined }): string {
  if (band) return `Customers in “${band}” by value`;
  if (of === "repeaters") return "Customers who bought again, by value";
  if (of === "active") return "Active customers, by value";
  return of === "once" ? "Customers with one purchase so far, by value" : "Customers by value";
}

/** By what a list of values is made, and what its figures are. */
export function listWords({ version, asOf, margin, horizonMonths, hasModel }: ListedFit): string {
  const words = worthWord(margin);
  const by = `The most first. Fit ${version}, as of ${formatDay(asOf)}; bands are those of that day. Figures are ${words}`;
  return hasModel
    ? `${by}: expected over ${counted(horizonMonths, "month")}, discounted, and so far. What is expected is an estimate: eight in ten such customers come to between the two beside it.`
    : `${by} so far, refunds taken off; nothing is expected without a model.`;
}

/** What one customer is expected to bring, as an estimate with its spread; said in words where a figure would mislead. */
export function valueSentence(value: ValueOfCustomer): string {
  const { valueMinor, lowMinor, highMinor, historicMinor, horizonMonths, margin, repeats, currency } = value;
  const words = worthWord(margin);
  const so = `${money(historicMinor, currency)} ${words} so far`;
  if (valueMinor === null || lowMinor === null || highMinor === null) return so;
  const once = repeats === 0 ? " One purchase so far." : "";
  const ahead = counted(horizonMonths, "month");
  if (isNothing(highMinor, currency))
    return `${so}; most such customers bring nothing more in ${ahead} (estimate).${once}`;
  return `${so}; ${money(valueMinor, currency)} expected in ${ahead} (estimate: eight in ten such customers ${money(lowMinor, currency)} to ${money(highMinor, currency)}).${once}`;
}
