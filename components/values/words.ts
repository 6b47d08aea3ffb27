import { formatMoney } from "@/components/format/amount";
import { counted } from "@/components/format/words";
import { hasShare } from "@/server/domain/enough";
import type { ValueInputs, ValueMethod } from "@/server/domain/value-method";
import type { ValueOfCustomer } from "@/server/values/queries/list";
import type { ValuePage } from "@/server/values/queries/page";

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
  return formatMoney(Math.round(minor), currency, true);
}

/** From where to where, in minor units. */
export function spanOf({ low, high }: { low: number; high: number }, currency: string, to = " to "): string {
  return `${money(low, currency)}${to}${money(high, currency)}`;
}

/** The page's title, by rule: the middle customer, expected where there is a model, else so far. */
export function titleOf({ shown }: ValuePage, currency: string): string {
  if (shown === null || shown.customers === 0) return "What customers are worth";
  const { all, repeaters } = shown.sums;
  if (repeaters.expected && repeaters.expected.customers >= 20)
    return `Half of those who came back are expected to bring ${money(repeaters.expected.median, currency)} or more in ${counted(shown.method.horizonMonths, "month")}`;
  return all.historic && hasShare(all.historic.customers)
    ? `Half of all customers have brought ${money(all.historic.median, currency)} or more so far`
    : "What customers are worth";
}

/** Who a list of values is of. */
export function listTitle({ band, of }: { band?: string | undefined; of?: string | undefined }): string {
  if (band) return `Customers in “${band}” by value`;
  if (of === "repeaters") return "Customers who came back, by value";
  return of === "once" ? "Customers with one purchase so far, by value" : "Customers by value";
}

/** What one customer is expected to bring, as an estimate with its spread; said in words where a figure would mislead. */
export function valueSentence(value: ValueOfCustomer, currency: string): string {
  const { valueMinor, lowMinor, highMinor, historicMinor, horizonMonths, margin, repeats } = value;
  const words = worthWord(margin);
  const so = `${money(historicMinor, currency)} ${words} so far`;
  if (valueMinor === null || lowMinor === null || highMinor === null) return so;
  const once = repeats === 0 ? " One purchase so far." : "";
  const ahead = counted(horizonMonths, "month");
  if (highMinor < valueMinor) return `${so}; most such customers bring nothing more in ${ahead} (estimate).${once}`;
  return `${so}; ${money(valueMinor, currency)} expected in ${ahead} (estimate: eight in ten such customers ${money(lowMinor, currency)} to ${money(highMinor, currency)}).${once}`;
}
