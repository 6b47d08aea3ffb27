import type { PlainDate } from "./plain-date";
import type { Interval } from "./wilson";

/** How we came to know what a customer buys elsewhere, the surest first. A guess is our own. */
export const walletSources = ["customer", "survey", "bureau", "guess"] as const;
export type WalletSource = (typeof walletSources)[number];

/** How long an estimate may stand at most, in months: what was bought elsewhere then says little of what is bought now. */
export const longestEstimate = 24;

/** What is known of one customer's buying elsewhere. Money in minor units of one currency, a year's worth. */
export type WalletEstimate = {
  readonly elsewhereMinor: number;
  readonly expiresOn: PlainDate;
  /** What they bought from us in the twelve months up to the day it was said. */
  readonly oursThenMinor: number;
};

/**
 * `counts`: it enters the share. `expired`: its day has passed. `stale`: they buy more from us alone by now than they bought
 * anywhere when it was said, a share of over 100 % of that wallet (who buys nothing elsewhere may well buy more from us).
 * `none_of_ours`: nothing bought from us in the year.
 */
export type WalletStanding = "counts" | "expired" | "stale" | "none_of_ours";

/** Whether an estimate counts on a day. On its last day it does. `oursMinor`: bought from us in the twelve months to that day. */
export function walletStanding(estimate: WalletEstimate, oursMinor: number, today: PlainDate): WalletStanding {
  if (estimate.expiresOn < today) return "expired";
  if (oursMinor <= 0) return "none_of_ours";
  const walletThen = Math.max(0, estimate.oursThenMinor) + estimate.elsewhereMinor;
  return estimate.elsewhereMinor > 0 && oursMinor > walletThen ? "stale" : "counts";
}

/** Sums over the customers whose estimate counts: ours (x), the whole wallet (w), and their squares and products. */
export type WalletSums = {
  readonly customers: number;
  readonly ours: number;
  readonly wallet: number;
  readonly oursSquared: number;
  readonly crossed: number;
  readonly walletSquared: number;
};

/**
 * Share of wallet as sum over sum, never a mean of ratios, with the interval of a ratio estimate by linearisation (Cochran
 * 1977, 2.11), within 0 to 1. The interval is that of who was asked; how far off the estimates are, nobody knows. Null where
 * nothing counts; no interval for fewer than ten customers.
 * Source: METRICS A11; Farris et al., Marketing Metrics, share of requirements by brand buyers.
 */
export function walletShare(sums: WalletSums): { readonly share: number; readonly interval: Interval | null } | null {
  const { customers: n, ours, wallet } = sums;
  if (n === 0 || wallet <= 0) return null;
  const share = ours / wallet;
  if (n < 10) return { share, interval: null };
  const squares = sums.oursSquared - 2 * share * sums.crossed + share * share * sums.walletSquared;
  const error = Math.sqrt((Math.max(0, squares) * n) / (n - 1)) / wallet;
  const reach = 1.959963984540054 * error;
  return { share, interval: { low: Math.max(0, share - reach), high: Math.min(1, share + reach) } };
}
