import { sql } from "drizzle-orm";
import type { Signal } from "../../domain/chart-signals";
import { phasedChart } from "../../domain/phased-chart";
import { addDays, type PlainDate } from "../../domain/plain-date";
import type { RateQuestion } from "../../domain/rate-question";
import { listAims, type RateBase } from "./aims";
import type { Reader } from "./source";
import { type Step, tally } from "./tally";
import { listGaps, listTrend, type TrendPoint } from "./trend";

/** A week or month with what chance alone explains of it; null where it is partial, empty, or has no limits yet. */
export type RatePoint = TrendPoint & { low: number | null; high: number | null; signals: readonly Signal[] };

export type RateChart = {
  step: Step;
  points: RatePoint[];
  /** Of the newest limits; null: too few points for any. */
  mean: number | null;
  /** What the mean is of: kept of due. */
  restsOn: { k: number; n: number } | null;
  sigmaZ: number | null;
  isTrial: boolean;
  /** 0..1; null: none is set, or it is of another origin. */
  target: number | null;
  /** By which the limits shown were made anew, the newest first. */
  bases: RateBase[];
  /**
   * Kept promises between broken ones, where the upper limit is all in every point: no share can rise beyond chance there
   * (B6). Null where shares can, or there are too many to draw.
   */
  gaps: number[] | null;
};

/** The trend of a question against limits that are kept from the first twelve points of the data, not of the period (B6). */
export async function getChart(reader: Reader, question: RateQuestion): Promise<RateChart> {
  const [{ step, points }, aims, first] = await Promise.all([
    listTrend(reader, question),
    question.origin === "live" ? listAims(reader.db, question.level) : { targets: [], bases: [] },
    firstDue(reader, question),
  ]);
  const bases = aims.bases.filter(({ beginsOn }) => beginsOn <= question.to);
  const shown = points[0]?.from ?? question.from;
  const start = bases.find(({ beginsOn }) => beginsOn <= shown)?.beginsOn ?? first ?? shown;
  const before = start < shown ? await countedBefore(reader, question, { start, end: addDays(shown, -1), step }) : [];
  const whole = points.filter(({ isPartial, due }) => !isPartial && due > 0);
  const chart = phasedChart(
    [...before, ...whole.map(({ from, kept, due }) => ({ from, k: kept, n: due }))],
    bases.map(({ beginsOn }) => beginsOn),
  );
  const judged = new Map(chart.points.map((point) => [point.from, point]));
  const isAtCeiling = chart.points.every(({ high }) => high === null || high === 1);
  const percent = aims.targets[0]?.percent ?? null;
  return {
    ...{ step, mean: chart.mean, restsOn: chart.restsOn, sigmaZ: chart.sigmaZ, isTrial: chart.isTrial },
    points: points.map((point) => {
      const { low = null, high = null, signals = [] } = judged.get(point.from) ?? {};
      return { ...point, low, high, signals };
    }),
    target: percent === null ? null : percent / 100,
    bases: bases.filter(({ beginsOn }) => beginsOn >= start),
    gaps: isAtCeiling && whole.length > 0 ? await listGaps(reader, question) : null,
  };
}

/** The first day on which anything of this level and origin fell due; null: nothing has. */
async function firstDue({ db }: Reader, { level, origin }: RateQuestion): Promise<PlainDate | null> {
  const [row] = await db.execute<{ first: PlainDate | null }>(sql`
    select min(due_on)::text as first from promise_days where level = ${level} and origin = ${origin} and cut = 'all'`);
  return row?.first ?? null;
}

/** The weeks or months before what is shown, from which its limits come; the very first may have begun in the middle. */
async function countedBefore(
  reader: Reader,
  question: RateQuestion,
  { start, end, step }: { start: PlainDate; end: PlainDate; step: Step },
): Promise<{ from: PlainDate; k: number; n: number }[]> {
  const rows = await tally(reader, { ...question, from: start, to: end }, { step, only: ["due", "kept"] });
  return rows.flatMap(({ begins, due, kept }) =>
    begins !== null && due > 0 ? [{ from: begins, k: kept, n: due }] : [],
  );
}
