import { StepCurve } from "@/components/charts/step-curve";
import type { CurvesSeen } from "@/server/domain/retention-curves";

type Props = {
  seen: CurvesSeen;
  shows: "still" | "happened";
  /** Since what the axis counts: "the first purchase". */
  since: string;
  /** What the share is of: "Have bought again". */
  share: string;
  caption: string;
};

/** Kaplan–Meier curves of the page. */
export function Curves({ seen: { curves, ticks, unit, drawnTo }, since, ...props }: Props) {
  if (curves.length === 0) return <p className="small py-3 text-ink-3">There is nobody to watch yet.</p>;
  return <StepCurve curves={curves} ticks={ticks} drawnTo={drawnTo} axis={`${unit} since ${since}`} {...props} />;
}
