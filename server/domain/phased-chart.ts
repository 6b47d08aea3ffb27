import type { Signal } from "./chart-signals";
import { enoughForLimits, laneyP, type Point } from "./control-chart";
import type { PlainDate } from "./plain-date";

type Dated = Point & { readonly from: PlainDate };

/** A point with the limits of the phase it lies in; null where its phase is too short to have any. */
type Judged = {
  readonly from: PlainDate;
  readonly low: number | null;
  readonly high: number | null;
  readonly signals: readonly Signal[];
};

type PhasedChart = {
  /** Of the newest phase; null: it is too short yet. */
  readonly mean: number | null;
  /** What that mean is of. */
  readonly restsOn: Point | null;
  readonly sigmaZ: number | null;
  readonly isTrial: boolean;
  readonly points: readonly Judged[];
};

/**
 * A p' chart whose limits are kept from the first twelve points and made anew from each base on; what was drawn before a
 * base keeps the limits it had (B6: "lock at 12; re-base only after a signal; the old limits stay visible"). `bases`: days,
 * in any order. Points are in order and have n > 0.
 */
export function phasedChart(points: readonly Dated[], bases: readonly PlainDate[]): PhasedChart {
  const starts = [...bases].sort();
  const phaseOf = ({ from }: Dated) => starts.filter((start) => start <= from).length;
  const judged: Judged[] = [];
  for (let phase = 0; phase <= starts.length; phase++) {
    const inside = points.filter((point) => phaseOf(point) === phase);
    const chart = laneyP(inside, enoughForLimits);
    judged.push(
      ...inside.map(({ from }, index) => ({
        from,
        low: chart?.points[index]?.low ?? null,
        high: chart?.points[index]?.high ?? null,
        signals: chart?.points[index]?.signals ?? [],
      })),
    );
  }
  const newest = points.filter((point) => phaseOf(point) === starts.length);
  const last = laneyP(newest, enoughForLimits);
  const { mean = null, restsOn = null, sigmaZ = null, isTrial = true } = last ?? {};
  return { mean, restsOn, sigmaZ, isTrial, points: judged };
}
