import { formatMoney } from "@/components/format/amount";
import { counted } from "@/components/format/words";
import type { Mean, ReferredValue } from "@/server/domain/referred-value";

type Props = { value: ReferredValue; currency: string };

/** What a referred customer is worth beside a comparable one, in a sentence that claims no more than is known. */
export function ValueFinding({ value: { referred, comparable, difference, unmatched }, currency }: Props) {
  const money = (minor: number) => formatMoney(Math.round(minor), currency, true);
  if (referred === null || comparable === null)
    return (
      <p className="finding max-w-prose">
        Nothing to compare yet: it takes customers who were referred, and customers of whom we know how else they came,
        with their first purchase in the same quarter and a year behind them.
      </p>
    );
  return (
    <div className="max-w-prose">
      <p className="finding">
        In their first 365 days referred customers bought for {money(referred.mean)} on average ({sure(referred, money)}
        ), comparable ones for {money(comparable.mean)} ({sure(comparable, money)}).
      </p>
      <p className="mt-1 text-ink-2">
        {difference === null
          ? "With fewer than ten on a side no difference is spoken of."
          : `${money(Math.abs(difference.difference))} ${difference.difference < 0 ? "less" : "more"}; with 95% confidence between ${money(difference.low)} and ${money(difference.high)}: ${reading(difference)}`}
        {unmatched > 0
          ? ` ${counted(unmatched, "referred customer has", "referred customers have")} nobody to be compared with.`
          : ""}
      </p>
    </div>
  );
}

/** Of how many a mean is, and between what it lies. */
function sure({ n, low, high }: Mean, money: (minor: number) => string): string {
  const of = counted(n, "customer");
  return low === null || high === null ? of : `${of}; ${money(low)} to ${money(high)}`;
}

function reading({ low, high }: { low: number; high: number }): string {
  if (low > 0) return "more than chance would give. What else sets the two apart is not known.";
  if (high < 0) return "less than chance would give. What else sets the two apart is not known.";
  return "no difference that could not be chance.";
}
