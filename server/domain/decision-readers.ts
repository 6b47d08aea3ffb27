/** Somebody to be told. Who is away finds it in their inbox and gets no mail. */
export type Reader = { readonly id: string; readonly isAway: boolean };

/** Those something is meant for, and those who stand in where none of them is there. */
export type DecisionAudience = { readonly meant: readonly Reader[]; readonly standIns: readonly Reader[] };

/**
 * Who is told: everybody it is meant for, even while they are away; and where none of them is there, those who stand in
 * and are. Where nobody at all can be told the answer is empty.
 */
export function readersOf({ meant, standIns }: DecisionAudience): readonly Reader[] {
  if (meant.some(({ isAway }) => !isAway)) return meant;
  return [...meant, ...standIns.filter(({ isAway }) => meant.length === 0 || !isAway)];
}
