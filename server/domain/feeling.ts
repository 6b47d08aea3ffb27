import type { Felt } from "./unhappy";

/** How a customer feels, from the worst to the best: very unhappy, unhappy, OK, happy, really happy. */
export const feelingLevels = [1, 2, 3, 4, 5] as const;
export type FeelingLevel = (typeof feelingLevels)[number];

/** The middle: neither unhappy nor happy. It can be moved up as well as down. */
const middle: FeelingLevel = 3;

/** How far back an answer may lie, in days. */
export const feelingWindows = [30, 90, 365] as const;
export type FeelingWindow = (typeof feelingWindows)[number];
export const usualWindow: FeelingWindow = 90;

/** The middle and what lies on either side of it. */
export const feelingGroups = ["unhappy", "ok", "happy"] as const;
export type FeelingGroup = (typeof feelingGroups)[number];

/** Whether a level is the middle, or on which side of it. */
export function feelingGroupOf(level: FeelingLevel): FeelingGroup {
  if (level === middle) return "ok";
  return level < middle ? "unhappy" : "happy";
}

/** Customers by level, the worst first; always five. */
export type LevelCounts = readonly number[];

/** One answer of a customer, under the record that stands for them. */
export type FeltBy = Felt & { readonly customerId: string };

/**
 * How each customer felt last among these answers: one level per customer, whatever they said before (METRICS A12: per
 * customer, not per response). At one instant the later id counts. The order of the list does not matter.
 */
export function latestLevels(felt: readonly FeltBy[]): ReadonlyMap<string, number> {
  const latest = new Map<string, FeltBy>();
  for (const answer of felt) {
    const known = latest.get(answer.customerId);
    if (!known || known.at < answer.at || (known.at.getTime() === answer.at.getTime() && known.id < answer.id))
      latest.set(answer.customerId, answer);
  }
  return new Map([...latest].map(([customerId, { feeling }]) => [customerId, feeling]));
}

/** How many customers stand at each level. */
export function levelCounts(levels: Iterable<number>): LevelCounts {
  const counts = [0, 0, 0, 0, 0];
  for (const level of levels) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  return counts;
}

/** Five rows of five: from the level before (row) to the level now (column), in customers who answered in both periods. */
export type FeelingMatrix = readonly (readonly number[])[];

/** The same customers before and now; who answered in one period alone is in neither row nor column. */
export function feelingMatrix(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): FeelingMatrix {
  const matrix = feelingLevels.map(() => [0, 0, 0, 0, 0]);
  for (const [customerId, from] of before) {
    const row = matrix[from - 1];
    const to = now.get(customerId);
    if (row && to !== undefined) row[to - 1] = (row[to - 1] ?? 0) + 1;
  }
  return matrix;
}

export type FeelingMoves = {
  /** Customers who answered in both periods. */
  readonly both: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Of those who were OK before: to happy or really happy, to unhappy or very unhappy, still OK. */
  readonly middleUp: number;
  readonly middleDown: number;
  readonly middleSame: number;
};

/** What a matrix comes to. */
export function movesOf(matrix: FeelingMatrix): FeelingMoves {
  const sum = (keep: (from: number, to: number) => boolean) =>
    matrix.reduce(
      (total, row, from) => total + row.reduce((part, n, to) => part + (keep(from + 1, to + 1) ? n : 0), 0),
      0,
    );
  return {
    both: sum(() => true),
    up: sum((from, to) => to > from),
    down: sum((from, to) => to < from),
    same: sum((from, to) => to === from),
    middleUp: sum((from, to) => from === middle && to > middle),
    middleDown: sum((from, to) => from === middle && to < middle),
    middleSame: sum((from, to) => from === middle && to === middle),
  };
}
