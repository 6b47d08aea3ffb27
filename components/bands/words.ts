import { formatMoney } from "@/components/format/amount";
import { listed } from "@/components/format/words";
import type { BandFound, Banding } from "@/server/domain/band-words";

/** How bands are drawn, a line for each: "Top: the 5% of buyers who have bought the most". */
export function bandMeanings(banding: Banding, currency: string): string[] {
  if (banding.method === "quantiles")
    return banding.bands.map(({ share }, place) => {
      if (place === 0) return `the ${share}% of buyers who have bought the most`;
      return place === banding.bands.length - 1 ? `the remaining ${share}%` : `the next ${share}%`;
    });
  return banding.bands.map(({ from }) =>
    from === null ? "everyone else who has bought" : `bought for ${formatMoney(from, currency)} or more in all`,
  );
}

/** The bands that nobody is in, in a sentence that says why; null: every band has somebody. */
export function missingBands(found: readonly BandFound[], method: Banding["method"]): string | null {
  const missing = found.filter(({ customers }) => customers === 0).map(({ name }) => name);
  if (missing.length === 0) return null;
  const why =
    method === "quantiles"
      ? "Whoever has bought as much as another is in the same band, the higher of the two."
      : "No buyer’s total lies there.";
  return `Nobody is in ${listed(missing)}. ${why}`;
}
