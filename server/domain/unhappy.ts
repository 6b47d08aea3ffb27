import type { Instant } from "./plain-date";

/** How a customer felt in one contact, 1 very unhappy … 5 delighted. */
export type Felt = { at: Instant; id: string; feeling: number };

const veryUnhappy = 1;

/**
 * Since when a customer has been very unhappy: the contact that began the run of feelings of 1 with which what we know
 * ends; null when the latest feeling is a better one, or none is known. The order of the list does not matter; at one
 * instant the later id counts as later. The view `unhappy_customers` says the same.
 */
export function unhappySince(felt: readonly Felt[]): Felt | null {
  const newestFirst = [...felt].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const better = newestFirst.findIndex(({ feeling }) => feeling !== veryUnhappy);
  const run = better === -1 ? newestFirst : newestFirst.slice(0, better);
  return run.at(-1) ?? null;
}

/** Whose unhappy customers a queue shows: those nobody looks after, one's own, or all. */
export const unhappyScopes = ["nobody", "mine", "everyone"] as const;
export type UnhappyScope = (typeof unhappyScopes)[number];
