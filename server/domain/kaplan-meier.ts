import { z95 } from "./wilson";

/** One life, or `count` equal ones, in any one unit of time since each one's own beginning. */
export type Life = {
  /** When it came into sight: 0 from its beginning; later where what came before could not be seen (left truncation). */
  readonly from: number;
  /** When it ended, or was last seen. */
  readonly until: number;
  /** Whether it ended then. If not, more is not known of it. */
  readonly ended: boolean;
  readonly count?: number;
};

/** What is known at one moment at which a life ended or went out of sight. */
export type SurvivalStep = {
  readonly at: number;
  readonly atRisk: number;
  readonly ended: number;
  readonly censored: number;
  /** The part that lives longer than `at`. */
  readonly survival: number;
  /** Its standard error by Greenwood's formula. Null where nobody is left. */
  readonly error: number | null;
  /** 95 % bounds. Null before the first end and where nobody is left: there they are not defined. */
  readonly low: number | null;
  readonly high: number | null;
};

export type Survival = { readonly steps: readonly SurvivalStep[]; readonly median: number | null };

type Moment = { at: number; ended: number; censored: number };

/**
 * The Kaplan–Meier curve: S(t) = ∏ (1 − d/n) over the moments up to t. Who goes out of sight at a moment is still at risk
 * in it; who came into sight at `from` > 0 is at risk only after it, so that one who came and went at once never was and
 * is left out. The median is the first moment at which half or fewer live on, null if there is none. With late entries
 * few may be at risk at first; if all of those end, the curve is 0 for good, whoever comes later.
 * Source: Kaplan & Meier 1958; Greenwood 1926; bounds of log(−log S), which stay within 0 to 1 (METRICS A6).
 */
export function kaplanMeier(lives: readonly Life[]): Survival {
  const seen = lives.filter(({ from, until }) => from === 0 || from < until);
  const arrivals = seen.map(({ from, count = 1 }) => ({ from, count })).sort((a, b) => a.from - b.from);
  const steps: SurvivalStep[] = [];
  let [arrived, gone, next, survival, spread] = [0, 0, 0, 1, 0];
  for (const { at, ended, censored } of moments(seen)) {
    for (let one = arrivals[next]; one && (one.from === 0 || one.from < at); one = arrivals[++next])
      arrived += one.count;
    const atRisk = arrived - gone;
    survival *= (atRisk - ended) / atRisk;
    spread += ended === 0 ? 0 : ended / (atRisk * (atRisk - ended));
    steps.push({ at, atRisk, ended, censored, survival, ...bounds(survival, Math.sqrt(spread)) });
    gone += ended + censored;
  }
  return { steps, median: steps.find((step) => step.survival <= 0.5 + 1e-12)?.at ?? null };
}

/**
 * What the curve says at any time: the last step at or before it, and 1 before the first. Null after the last
 * observation: nothing was seen there.
 */
export function survivalAt(curve: Survival, at: number): Pick<SurvivalStep, "survival" | "low" | "high"> | null {
  if (at > (curve.steps.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) return null;
  return curve.steps.findLast((step) => step.at <= at) ?? { survival: 1, low: null, high: null };
}

function moments(lives: readonly Life[]): Moment[] {
  const found = new Map<number, Moment>();
  for (const { until, ended, count = 1 } of lives) {
    const moment = found.get(until) ?? { at: until, ended: 0, censored: 0 };
    moment[ended ? "ended" : "censored"] += count;
    found.set(until, moment);
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** `spread` is the relative standard error of S. */
function bounds(survival: number, spread: number): Pick<SurvivalStep, "error" | "low" | "high"> {
  if (survival <= 0) return { error: null, low: null, high: null };
  if (spread === 0) return { error: 0, low: null, high: null };
  const reach = (z95 * spread) / -Math.log(survival);
  return { error: survival * spread, low: survival ** Math.exp(reach), high: survival ** Math.exp(-reach) };
}
