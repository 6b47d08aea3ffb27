import { hasShare } from "./enough";
import type { CurveSeen, CurvesSeen } from "./retention-curves";

/** The curves that may be drawn with percentages, on an axis of their own, and those of under ten lives, which may not. */
export function toldCurves(seen: CurvesSeen): { told: CurvesSeen; tooFew: CurveSeen[] } {
  const curves = seen.curves.filter(({ customers }) => hasShare(customers));
  const tooFew = seen.curves.filter(({ customers }) => !hasShare(customers));
  const drawnTo = Math.min(seen.drawnTo, Math.max(0, ...curves.map(({ until }) => until)));
  return { told: { ...seen, curves, drawnTo, ticks: seen.ticks.filter(({ at }) => at <= drawnTo) }, tooFew };
}
