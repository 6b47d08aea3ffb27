import type { MilestoneKind, MilestoneRules } from "./milestone-rules";
import { addMonths, daysBetween, type PlainDate } from "./plain-date";
import type { Tenure } from "./tenure";

/** Something to thank for, and the day it was reached or will be. */
export type Milestone =
  | { kind: "years"; years: number; on: PlainDate }
  /** The so-manieth day with a purchase. */
  | { kind: "purchases"; count: number; on: PlainDate }
  /** Bought so much in all, net. */
  | { kind: "value"; minor: number; currency: string; on: PlainDate }
  /** `on`: the first purchase after the latest break. */
  | { kind: "return"; on: PlainDate }
  /** `referred`: the name of whom they sent; `on`: the day that customer first bought. */
  | { kind: "referral"; referralId: string; referred: string; on: PlainDate };

/** A day with purchase lines: whether it is a purchase day (not refunds alone), and its net sum in minor units. */
export type RecentDay = { on: PlainDate; isPurchase: boolean; minor: number };

/** Thanks that were said, and for which milestone (`milestoneKey`); null: for none. */
export type Said = { on: PlainDate; kind: MilestoneKind | null; key: string | null };

export type MilestoneFacts = {
  tenure: Tenure;
  today: PlainDate;
  rules: MilestoneRules;
  /** Days with a purchase in all, and the net sum in `currency`, the organisation's. */
  purchaseDays: number;
  valueMinor: number;
  currency: string;
  /** The latest days with lines, newest first: those of the last `rules.ringDays`, or as many as are looked at. */
  recentDays: readonly RecentDay[];
  /** Whom they sent to us, where that customer has bought since. */
  referrals: readonly { id: string; referred: string; boughtOn: PlainDate }[];
  said: readonly Said[];
};

/** Which of its kind a milestone is, as the thanks for it are recorded. */
export function milestoneKey(milestone: Milestone): string {
  switch (milestone.kind) {
    case "years":
      return String(milestone.years);
    case "purchases":
      return String(milestone.count);
    case "value":
      return `${milestone.currency} ${milestone.minor}`;
    case "return":
      return milestone.on;
    case "referral":
      return milestone.referralId;
  }
}

/**
 * The milestones that may be thanked for today, the first to say first: reached within `rules.ringDays` or, an
 * anniversary, due within `rules.aheadDays`; one of each kind, the highest; none that was thanked for. Who has lapsed is
 * thanked only for whom they sent. A break is known only where a lapse threshold is set.
 */
export function milestonesDue(facts: MilestoneFacts): Milestone[] {
  const asked = facts.tenure.hasLapsed ? [referralDue] : [yearsDue, returnDue, referralDue, valueDue, purchasesDue];
  return asked.flatMap((due) => due(facts) ?? []);
}

/** Whole years since they first came, gaps included. */
function yearsDue({ tenure: { sinceOn, months }, today, rules, said }: MilestoneFacts): Milestone | null {
  if (sinceOn === null || months === null) return null;
  const reached = Math.floor(months / 12);
  const candidates = [reached + 1, reached]
    .filter((years) => years > 0 && (rules.years === null || rules.years.includes(years)))
    .map((years) => ({ kind: "years", years, on: addMonths(sinceOn, years * 12) }) as const);
  const near = candidates.find(({ on }) => isNear(on, today, rules.aheadDays, rules.ringDays));
  if (near === undefined || said.some(({ kind, key }) => kind === "years" && Number(key) >= near.years)) return null;
  return near;
}

/** The first purchase after a gap longer than the lapse threshold. */
function returnDue({ tenure: { breaks, currentSince }, today, rules, said }: MilestoneFacts): Milestone | null {
  if (!rules.afterReturn || !breaks || currentSince === null) return null;
  if (!isNear(currentSince, today, 0, rules.ringDays)) return null;
  // A purchase noted later may have brought them back earlier than was thanked for: it is the same coming back.
  const isSaid = said.some(
    ({ kind, on, key }) => kind === "return" && (on >= currentSince || (key ?? "") >= currentSince),
  );
  return isSaid ? null : { kind: "return", on: currentSince };
}

/** The latest of those they sent who has bought. */
function referralDue({ referrals, today, rules, said }: MilestoneFacts): Milestone | null {
  if (!rules.afterReferral) return null;
  const open = referrals
    .filter(({ id }) => !said.some(({ kind, key }) => kind === "referral" && key === id))
    .filter(({ boughtOn }) => isNear(boughtOn, today, 0, rules.ringDays))
    .reduce<MilestoneFacts["referrals"][number] | null>(
      (a, b) => (a === null || b.boughtOn > a.boughtOn ? b : a),
      null,
    );
  return open && { kind: "referral", referralId: open.id, referred: open.referred, on: open.boughtOn };
}

/** The highest sum they have bought for in all, where the latest day on which it rose to that is not long ago. */
function valueDue({ valueMinor, currency, recentDays, today, rules, said }: MilestoneFacts): Milestone | null {
  if (rules.currency !== currency) return null;
  const known = recentDays.filter(({ on }) => on <= today);
  let after = recentDays.filter(({ on }) => on > today).reduce((sum, { minor }) => sum - minor, valueMinor);
  const highest = [...rules.valueMinor].reverse().find((minor) => minor <= after);
  if (highest === undefined || isCounted(said, "value", `${currency} `, highest)) return null;
  for (const { on, minor } of known) {
    if (after - minor < highest && highest <= after)
      return isNear(on, today, 0, rules.ringDays) ? { kind: "value", minor: highest, currency, on } : null;
    after -= minor;
  }
  return null;
}

/** The highest count of purchase days, where the day that made it full is not long ago. */
function purchasesDue({ purchaseDays, recentDays, today, rules, said }: MilestoneFacts): Milestone | null {
  const days = recentDays.filter(({ isPurchase }) => isPurchase);
  const ranked = days.map(({ on }, index) => ({ on, count: purchaseDays - index })).filter(({ on }) => on <= today);
  const latest = ranked[0]?.count ?? 0;
  const highest = [...rules.purchases].reverse().find((count) => count <= latest);
  const full = ranked.find(({ count }) => count === highest);
  if (highest === undefined || full === undefined || !isNear(full.on, today, 0, rules.ringDays)) return null;
  return isCounted(said, "purchases", "", highest) ? null : { kind: "purchases", count: highest, on: full.on };
}

/** Whether as much or more was thanked for: it does not ring true a second time when something is taken back. */
function isCounted(said: readonly Said[], wanted: MilestoneKind, before: string, amount: number): boolean {
  return said.some(
    ({ kind, key }) => kind === wanted && key?.startsWith(before) && Number(key.slice(before.length)) >= amount,
  );
}

function isNear(on: PlainDate, today: PlainDate, ahead: number, ring: number): boolean {
  const ago = daysBetween(on, today);
  return ago >= -ahead && ago <= ring;
}
