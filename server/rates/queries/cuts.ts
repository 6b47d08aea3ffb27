import { type FunnelLimits, funnelLimits } from "../../domain/funnel";
import type { RateCut } from "../../domain/rate-cuts";
import { notKnown, type RateQuestion } from "../../domain/rate-question";
import { type Interval, wilson } from "../../domain/wilson";
import { namesOf } from "./choices";
import { listSegmentSums } from "./segment-sums";
import type { Reader } from "./source";
import { tally } from "./tally";

/** One value of a cut with its promises. */
type RateOfCut = {
  /** As the address has it; "none": not known. */
  value: string;
  /** Null: a word of ours (kind, channel, tenure), or not known. */
  name: string | null;
  due: number;
  kept: number;
  keptAsAgreed: number;
  overdue: number;
  interval: Interval | null;
  /** Between which shares chance alone would put so many promises, were this one like all (B7). Null: nothing fell due. */
  limits: FunnelLimits | null;
};

/**
 * `overlaps`: somebody may be in several, so that they do not add up to all. `countedAt`: the rows were summed then and
 * kept; null: they are of this moment.
 */
export type RatesBy = {
  cut: RateCut;
  due: number;
  kept: number;
  rows: RateOfCut[];
  overlaps: boolean;
  countedAt: Date | null;
};

/** The rate of each value of a cut, the most promises first: no ranking (B7). */
export async function listRates(reader: Reader, question: RateQuestion, cut: RateCut): Promise<RatesBy> {
  const only = ["due", "kept", "agreed", "overdue"] as const;
  const [{ sums, countedAt }, names, all] = await Promise.all([
    cut === "segment" ? listSegmentSums(reader, question) : tallied(tally(reader, question, { by: cut, only })),
    namesOf(reader, cut),
    // The values of every other cut share nobody, and add up.
    cut === "segment" ? tally(reader, question, { only }) : null,
  ]);
  const due = (all ?? sums).reduce((sum, row) => sum + row.due, 0);
  const kept = (all ?? sums).reduce((sum, row) => sum + row.kept, 0);
  const rows = sums
    .filter((row) => row.due > 0)
    .map((row) => ({
      value: row.value ?? notKnown,
      name: row.value === null ? null : (names.get(row.value) ?? null),
      ...{ due: row.due, kept: row.kept, keptAsAgreed: row.agreed, overdue: row.overdue },
      interval: wilson(row.kept, row.due),
      limits: due > 0 ? funnelLimits(row.due, kept / due) : null,
    }))
    .sort((a, b) => b.due - a.due || (a.name ?? a.value).localeCompare(b.name ?? b.value));
  return { cut, due, kept, rows, overlaps: cut === "segment", countedAt };
}

const tallied = async <Sums>(sums: Promise<Sums>) => ({ sums: await sums, countedAt: null });
