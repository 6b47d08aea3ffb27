import type { Difference } from "./proportion-difference";

const z = 1.959963984540054;

/**
 * Of n pairs, b moved one way and c the other: (b - c) / n with Tango's score interval of 95 %, which holds for paired shares
 * also where few moved, and stays within -1 to 1. Null for no pairs.
 * Source: Tango 1998, Statistics in Medicine 17:891-908: the differences d for which
 * |b - c - n d| <= z sqrt(n (2 q + d (1 - d))), q being the share that moves the other way, as likely as can be given d.
 */
export function pairedDifference(b: number, c: number, n: number): Difference | null {
  if (n === 0) return null;
  const difference = (b - c) / n;
  return { difference, low: endOf(b, c, n, -1), high: endOf(b, c, n, 1) };
}

/** Where the score reaches z, going from the estimate towards -1 or 1. */
function endOf(b: number, c: number, n: number, way: 1 | -1): number {
  let near = (b - c) / n;
  let far: number = way;
  if (Math.abs(score(b, c, n, far)) <= z) return far;
  for (let step = 0; step < 100; step += 1) {
    const half = (near + far) / 2;
    if (Math.abs(score(b, c, n, half)) <= z) near = half;
    else far = half;
  }
  return (near + far) / 2;
}

function score(b: number, c: number, n: number, d: number): number {
  const off = b - c - n * d;
  const linear = (2 * n - b + c) * d - b - c;
  const q = (Math.sqrt(Math.max(0, linear * linear + 8 * n * c * d * (1 - d))) - linear) / (4 * n);
  const spread = Math.sqrt(Math.max(0, n * (2 * q + d * (1 - d))));
  if (spread === 0) return off === 0 ? 0 : Math.sign(off) * Number.POSITIVE_INFINITY;
  return off / spread;
}
