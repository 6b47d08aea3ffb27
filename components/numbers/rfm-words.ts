import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import type { RfmGrid, ScoreBand } from "@/server/domain/rfm-grid";

/** What each score of money is, the least first. */
export const moneyScoreWords = ["Least money", "Second least", "Middle", "Second most", "Most money"] as const;

const nobody = "nobody";

/** "since 3 Mar 2026", the first day that has the score. */
export function recencyWords({ recency }: Pick<RfmGrid, "recency">, score: number): string {
  return said(recency, score, ({ low }) => `since ${formatDay(low, "short")}`);
}

/** "1 day", "2 to 4 days". */
export function frequencyWords({ frequency }: Pick<RfmGrid, "frequency">, score: number): string {
  return said(frequency, score, ({ low, high }) =>
    low === high ? counted(low, "day") : `${formatCount(low)} to ${formatCount(high)} days`,
  );
}

/** "£120 to £300". */
export function moneyWords({ money }: Pick<RfmGrid, "money">, score: number, currency: string): string {
  const format = (minor: number) => formatMoney(minor, currency, true);
  return said(money, score, ({ low, high }) => `${format(low)} to ${format(high)}`);
}

/** How many have each score of money: "M1 2, M2 0, M3 1, M4 0, M5 4". */
export function moneySpread(counts: readonly number[]): string {
  return counts.map((n, index) => `M${index + 1} ${formatCount(n)}`).join(", ");
}

function said<Value>(
  bands: readonly ScoreBand<Value>[],
  score: number,
  words: (of: ScoreBand<Value>) => string,
): string {
  const band = bands.find((of) => of.score === score);
  return band ? words(band) : nobody;
}
