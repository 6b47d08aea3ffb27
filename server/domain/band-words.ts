/** How bands are drawn: by the share of buyers in each, or by what somebody has bought in all. */
export const bandMethods = ["quantiles", "cut_offs"] as const;
export type BandMethod = (typeof bandMethods)[number];

/** A band by its share of buyers, in whole percent; all shares of a version are 100. */
type ShareBand = { name: string; share: number };

/** A band by the least value that belongs to it, in minor units; null: no lower limit, the last band only. */
type CutOffBand = { name: string; from: number | null };

/** How customers are put into bands, best band first. Values are what somebody has bought in all, refunds taken off. */
export type Banding =
  | { method: "quantiles"; bands: readonly ShareBand[] }
  | { method: "cut_offs"; bands: readonly CutOffBand[] };

/** What holds of a customer at the moment their band began. Money in minor units of the organisation's currency. */
export type BandBecause = {
  valueMinor: number;
  /** The share of buyers who have bought more, 0..1. */
  above: number;
  /** With us since; null: not known. */
  sinceOn: string | null;
};

/** One band as a run found it. `from`: the least value in it; equal to that of the band above, nobody is in it. */
export type BandFound = { name: string; from: number | null; customers: number; valueMinor: number };

/** How many buyers have each score from 1 to 5; nobody has a score that equal values skip (METRICS A7). */
export type ScoresFound = Record<"recency" | "frequency" | "money", readonly number[]>;
