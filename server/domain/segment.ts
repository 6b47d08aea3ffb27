/** The segments that exist so far. Each is a rule over customers; who is in it depends on the day it is asked for. */
export const segmentKeys = ["all", "active", "ten_years", "top_tenth", "open_issue"] as const;
export type SegmentKey = (typeof segmentKeys)[number];

/** A segment's name and its rule in words a customer would accept as true. */
export type Segment = { key: SegmentKey; name: string; rule: string };

/** `count` null: not known, because the segment needs a lapse threshold and none is set. */
export type SegmentCount = Segment & { count: number | null };

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
