import type { ThanksWish } from "./preference";
import { type Condition, isGroup, type Rule } from "./rule";

/** The standing segments. Each is a rule over customers; who is in it depends on the day it is asked for. */
export const segmentKeys = ["all", "active", "ten_years", "top_tenth", "open_issue"] as const;
export type SegmentKey = (typeof segmentKeys)[number];

export function isSegmentKey(word: string): word is SegmentKey {
  return segmentKeys.some((key) => key === word);
}

/** A segment's name and its rule in words a customer would accept as true. */
export type Segment = { key: SegmentKey; name: string; rule: string };

/** `count` null: not known, because the segment needs a lapse threshold and none is set. */
export type SegmentCount = Segment & { count: number | null };

/** A segment that something can rely on. `key`: of a standing one, or the id of a saved one. `count` null: not known. */
export type SegmentChoice = { key: string; name: string; rule: string; count: number | null };

/** Who looks after a segment, what is meant for it, and how its customers are thanked unless they wish otherwise. */
export type Strategy = {
  owner: { id: string; name: string } | null;
  note: string | null;
  thankedBy: ThanksWish | null;
};

/**
 * The segments in words. `lapseDays` null: no lapse threshold is set, so nobody can be called active and the count of
 * that segment is not known (ruling 28).
 */
export function segments(lapseDays: number | null): Segment[] {
  return segmentKeys.map((key) => ({ key, name: names[key], rule: rules[key](lapseDays) }));
}

const names: Record<SegmentKey, string> = {
  all: "All customers",
  active: "Active customers",
  ten_years: "With us ten years and more",
  top_tenth: "Top tenth by value",
  open_issue: "With an open issue",
};

const rules: Record<SegmentKey, (lapseDays: number | null) => string> = {
  all: () => "Everyone on record, whether or not they have bought yet.",
  active: (lapseDays) =>
    lapseDays === null
      ? "Not known until a lapse threshold is set."
      : `Bought at least once in the last ${lapseDays} days.`,
  ten_years: () => "First bought, or by their own word came to us, ten years ago or earlier. Breaks do not matter.",
  top_tenth: () =>
    "The tenth of buyers who have bought the most in all, refunds taken off. Equal values stay together.",
  open_issue: () => "Something is wrong for them that is not resolved yet.",
};

/**
 * What a segment of our best customers is without: somebody who looks after it, a note on what is meant for it. A segment
 * of others may be without either. `topBand`: the name of the best value band; null: no bands are set. Source:
 * PRACTICES 165.
 */
export function strategyGaps(
  segment: SegmentKey | Rule,
  { owner, note }: Strategy,
  topBand: string | null,
): ("owner" | "note")[] {
  if (!isOfBest(segment, topBand)) return [];
  return [...(owner ? [] : (["owner"] as const)), ...(note ? [] : (["note"] as const))];
}

/** Whether a segment is one of our best customers. `topBand`: the name of the best value band; null: no bands are set. */
export function isOfBest(segment: SegmentKey | Rule, topBand: string | null): boolean {
  return typeof segment === "string" ? segment === "top_tenth" : namesBest(segment, topBand);
}

/** Whether a rule asks for best customers or for those of the best value band, wherever it does. */
function namesBest(rule: Rule, topBand: string | null): boolean {
  const top = topBand?.toLowerCase();
  return conditionsOf(rule).some(
    ({ field, is, value }) =>
      is === "is" &&
      (field === "best" || (field === "band" && (value.texts ?? []).some((band) => band.toLowerCase() === top))),
  );
}

function conditionsOf(rule: Rule): readonly Condition[] {
  return rule.conditions.flatMap((entry) => (isGroup(entry) ? entry.conditions : [entry]));
}

/**
 * What changed from one rule to the next: conditions that came and that went. `isJoinedOtherwise`: the same conditions,
 * but all for any, in another order or in other brackets.
 */
export function rulesApart(
  before: Rule,
  after: Rule,
): { added: Condition[]; removed: Condition[]; isJoinedOtherwise: boolean } {
  const without = (these: Rule, those: Rule) => {
    const known = new Set(conditionsOf(those).map((condition) => JSON.stringify(condition)));
    return conditionsOf(these).filter((condition) => !known.has(JSON.stringify(condition)));
  };
  const [added, removed] = [without(after, before), without(before, after)];
  return { added, removed, isJoinedOtherwise: added.length + removed.length === 0 };
}
