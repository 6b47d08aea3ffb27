import { enoughForFinding } from "./finding";
import type { GapsSeen } from "./value";

/**
 * The days within which four in five of all returns came (METRICS A1), as a suggestion for the lapse threshold; null under
 * twenty returns, which suggest nothing.
 */
export function suggestedThreshold({ n, p80 }: Pick<GapsSeen, "n" | "p80">): number | null {
  return n >= enoughForFinding ? p80 : null;
}
