/** Between which shares chance alone puts k of n where each is kept with the same probability. */
export type FunnelLimits = {
  readonly low95: number;
  readonly high95: number;
  readonly low999: number;
  readonly high999: number;
};

/**
 * The lines of a funnel plot at n: the points of Binomial(n, p) below which 2.5 %, 97.5 %, 0.05 % and 99.95 % lie, made
 * continuous by interpolation between the whole numbers around them.
 * Source: Spiegelhalter 2005, "Funnel plots for comparing institutional performance", appendix A.1.1; GOVERNANCE B7.
 */
export function funnelLimits(n: number, p: number): FunnelLimits {
  return {
    low95: point(n, p, 0.025),
    high95: point(n, p, 0.975),
    low999: point(n, p, 0.0005),
    high999: point(n, p, 0.9995),
  };
}

/** (r − α) / n, r the least whole number with P(X ≤ r) ≥ share, α = (P(X ≤ r) − share) / P(X = r); within 0 and 1, and 1 at r = n. */
function point(n: number, p: number, share: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  const odds = Math.log(p / (1 - p));
  // Far below the middle nothing of the distribution is left: begin where it does.
  const begin = Math.max(0, Math.floor(n * p - 12 * Math.sqrt(n * p * (1 - p)) - 30));
  let logMass = logChoose(n, begin) + begin * Math.log(p) + (n - begin) * Math.log1p(-p);
  let passed = Math.exp(logMass);
  let r = begin;
  while (passed < share && r < n) {
    logMass += odds + Math.log((n - r) / (r + 1));
    r += 1;
    passed += Math.exp(logMass);
  }
  // All of them kept is never beyond a line that only all of them reach.
  if (r === n) return 1;
  const interpolated = (r - (passed - share) / Math.exp(logMass)) / n;
  return Math.min(1, Math.max(0, interpolated));
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Exact sums where they are short, Stirling's series beyond, whose error there is below one part in 10¹⁵. */
function logFactorial(n: number): number {
  if (n < 256) {
    let sum = 0;
    for (let i = 2; i <= n; i += 1) sum += Math.log(i);
    return sum;
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
