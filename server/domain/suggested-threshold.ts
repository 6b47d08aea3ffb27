import { enoughForFinding } from "./finding";
import type { GapsSeen } from "./value";

/**
 * The days within which four in five of all returns came (METRICS A1), as a suggestion for the lapse threshold; null under
 * twenty returns, which suggest nothing.
 */
export function suggestedThreshold({ n, p80 }: Pick<GapsSeen, "n" | "p80">): number | null {
  return n >= enoughForFinding ? p80 : null;
}

/**
 * What the returns on record say beside the threshold in force: "Four in five of 6,120 returns came within 118 days; a
 * customer counts as lost after 400." Null: too few returns to say. `inForce` null: none is set.
 */
export function thresholdFinding(gaps: Pick<GapsSeen, "n" | "p80">, inForce: number | null): string | null {
  const days = suggestedThreshold(gaps);
  if (days === null) return null;
  const seen = `Four in five of ${gaps.n.toLocaleString("en-GB")} returns came within ${days} ${days === 1 ? "day" : "days"}`;
  return inForce === null
    ? `${seen}; nobody has said yet when a customer is lost.`
    : `${seen}; a customer counts as lost after ${inForce}.`;
}
