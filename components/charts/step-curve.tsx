import { formatCount, formatShare, listed } from "@/components/format/words";
import { ChartFigure } from "./chart-figure";
import { LineKeys } from "./line-keys";
import { StepPlot } from "./step-plot";

/** One step of a Kaplan–Meier curve, as server/domain/kaplan-meier gives it; the ends of the band are null where none is known. */
type CurveStep = {
  readonly at: number;
  readonly atRisk: number;
  readonly ended: number;
  readonly censored: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
};

export type Curve = {
  readonly name: string;
  readonly steps: readonly CurveStep[];
  /** The last observation: the curve ends here and is not drawn on to nought. */
  readonly until: number;
  /** How many are still watched at each tick. */
  readonly watched: readonly number[];
  /** Drawn paler: rests on few. */
  readonly isFaint?: boolean | undefined;
};

export type StepCurveProps = {
  curves: readonly Curve[];
  /** "still": the share it has not happened to, falling. "happened": the share it has, rising. */
  shows: "still" | "happened";
  /** Where the axis is marked, in the unit of the curves, from 0. */
  ticks: readonly { readonly at: number; readonly label: string }[];
  /** The axis ends here, at the last tick or later; else at the last observation. The figures behind go on to that. */
  drawnTo?: number | undefined;
  /** What the axis counts: "days since the first purchase". */
  axis: string;
  /** What is drawn, for those who hear it. */
  caption: string;
  /** What the share is of: "have bought again". */
  share: string;
};

/**
 * Kaplan–Meier curves with their log-log band of 95 % (METRICS A6), how many are still watched under the axis, and the
 * figures behind. The band is drawn for one curve or two; of more the table holds it.
 */
export function StepCurve(props: StepCurveProps) {
  const { curves, caption } = props;
  const figures = curves.length > 1 ? figuresOfSeveral(props) : figuresOfOne(props);
  return (
    <ChartFigure
      draw={(size, className) => <StepPlot key={size} {...props} size={size} className={className} />}
      note={keysOf(curves)}
      figures={{ caption, ...figures }}
    />
  );
}

function figuresOfOne({ curves: [curve], ticks, axis, share, shows }: StepCurveProps) {
  const columns = [
    { label: capital(axis) },
    ...[share, "Between", "Watched"].map((label) => ({ label, numeric: true })),
  ];
  if (!curve) return { columns, rows: [] };
  const rows = ticks.map(({ at, label }, index) => {
    const watched = curve.watched[index];
    return [label, ...sharesAt(curve, at, shows), watched === undefined ? "–" : formatCount(watched)];
  });
  const atTheEnd = formatCount(curve.steps.at(-1)?.atRisk ?? 0);
  return { columns, rows: [...rows, ["At the last observation", ...sharesAt(curve, curve.until, shows), atTheEnd]] };
}

/** One column for each, which paper has room for; how many are watched stands under the axis. */
function figuresOfSeveral({ curves, ticks, axis, shows }: StepCurveProps) {
  const cell = (curve: Curve, at: number) => {
    const [share, between] = sharesAt(curve, at, shows);
    return between === "–" ? share : `${share} (${between.replace("% to ", "–")})`;
  };
  return {
    columns: [{ label: capital(axis) }, ...curves.map(({ name }) => ({ label: name, numeric: true }))],
    rows: [
      ...ticks.map(({ at, label }) => [label, ...curves.map((curve) => cell(curve, at))]),
      ["At the last observation", ...curves.map((curve) => cell(curve, curve.until))],
    ],
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Which line is which where there are several, and which of them rest on few. */
function keysOf(curves: StepCurveProps["curves"]) {
  const faint = curves.filter(({ isFaint }) => isFaint).map(({ name }) => name);
  if (curves.length < 2 && faint.length === 0) return null;
  return (
    <>
      {curves.length > 1 ? <LineKeys names={curves.map(({ name }) => name)} /> : null}
      {faint.length > 0 ? (
        <p className="text-ink-3">Drawn paler, because under twenty are watched: {listed(faint)}.</p>
      ) : null}
    </>
  );
}

/** The share and its band at a time; "–" past the last observation, where nothing is known. */
function sharesAt({ steps, until }: Curve, at: number, shows: "still" | "happened"): [string, string] {
  if (at > until) return ["–", "–"];
  const step = steps.findLast((each) => each.at <= at);
  const { survival, low, high } = step ?? { survival: 1, low: null, high: null };
  const say = (still: number) => formatShare(shows === "still" ? still : 1 - still);
  if (low === null || high === null) return [say(survival), "–"];
  return [say(survival), shows === "still" ? `${say(low)} to ${say(high)}` : `${say(high)} to ${say(low)}`];
}
