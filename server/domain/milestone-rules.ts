/** What customers are thanked for. `years` and `purchases` count, `value` is what was bought in all. */
export const milestoneKinds = ["years", "purchases", "value", "return", "referral"] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** One version of what is a milestone and when its thanks ring true, as the board set it. */
export type MilestoneRules = {
  /** Whole years with us that are milestones, ascending; null: every one. */
  years: readonly number[] | null;
  /** Days with a purchase, ascending. */
  purchases: readonly number[];
  /** Bought in all, net, in minor units of `currency`, ascending. */
  valueMinor: readonly number[];
  currency: string | null;
  /** Whether coming back after a break is one. */
  afterReturn: boolean;
  /** Whether having sent us somebody who bought is one. */
  afterReferral: boolean;
  /** Days before an anniversary from which it is announced and its thanks may be said. */
  aheadDays: number;
  /** Days after a milestone for which its thanks still ring true. */
  ringDays: number;
  /** Days between two thanks, whatever for (GOVERNANCE C). */
  coolOffDays: number;
};

/** Whole numbers as somebody lists them, "1, 5, 10": ascending, each once; null: something in it is not one. */
export function readCounts(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  if (!parts.every((part) => /^\d{1,7}$/.test(part))) return null;
  const counts = [...new Set(parts.map(Number))].sort((a, b) => a - b);
  return counts[0] === 0 ? null : counts;
}
