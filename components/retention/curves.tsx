import { StepCurve } from "@/components/charts/step-curve";
import { formatCount, listed } from "@/components/format/words";
import { isFaint } from "@/server/domain/enough";
import type { CurveSeen, CurvesSeen } from "@/server/domain/retention-curves";
import { toldCurves } from "@/server/domain/told-curves";

type Props = {
  seen: CurvesSeen;
  shows: "still" | "happened";
  /** Since what the axis counts: "the first purchase". */
  since: string;
  /** What the share is of: "Have bought again". */
  share: string;
  caption: string;
};

/** Kaplan–Meier curves of the page; of too few lives a curve is named and not drawn. */
export function Curves({ seen, since, ...props }: Props) {
  const { told, tooFew } = toldCurves(seen);
  if (seen.curves.length === 0) return <p className="small py-3 text-ink-3">There is nobody to watch yet.</p>;
  const curves = told.curves.map((curve) => ({ ...curve, isFaint: isFaint(curve.customers) }));
  return (
    <>
      {curves.length > 0 ? (
        <StepCurve
          curves={curves}
          ticks={told.ticks}
          drawnTo={told.drawnTo}
          axis={`${told.unit} since ${since}`}
          {...props}
        />
      ) : null}
      {tooFew.length > 0 ? <p className="small py-1 text-ink-3">Too few for a curve: {namesOf(tooFew)}.</p> : null}
    </>
  );
}

function namesOf(curves: readonly CurveSeen[]): string {
  return listed(curves.map(({ name, customers }) => `${name} (${formatCount(customers)})`));
}
