/** The 97.5 % point of the normal distribution: a two-sided interval of 95 %. */
export const z95 = 1.959963984540054;

/** The ends of an interval for a share, both within 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's interval for k of n, without continuity correction; of 95 % unless another point of the normal is given.
 * Null when n is 0: there is nothing to know.
 * Source: Newcombe 1998, method 3; reference results in METRICS B5.
 */
export function wilson(k: number, n: number, z: number = z95): Interval | null {
  if (n === 0) return null;
  const share = k / n;
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const centre = share + (z * z) / (2 * n);
  const scale = 1 + (z * z) / n;
  return {
    low: k === 0 ? 0 : (centre - spread) / scale,
    high: k === n ? 1 : (centre + spread) / scale,
  };
}
