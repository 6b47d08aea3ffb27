import type { PlainDate } from "./plain-date";

/**
 * What customer numbers are looked at through: as of which day, under which lapse threshold, and whose. `lapseDays` null:
 * none, so nothing that needs one is known. `segment`: a standing segment's key or the id of a saved one's version, so
 * that the same lens means the same rule for ever; null: everybody.
 */
export type Lens = { asOf: PlainDate; lapseDays: number | null; segment: string | null };

/**
 * What an answer speaks of, for the lists its numbers open: the lens asked through, of the answer's own day. That is an
 * earlier one where the answer was kept and today has not been counted yet.
 */
export function lensOfAnswer(lens: Lens, { asOf }: { asOf: PlainDate }): Lens {
  return { ...lens, asOf };
}
