/** Chance that is the same each time for the same seed: what was drawn can be drawn again and checked. */
export type Chance = {
  /** Even between 0 and 1, neither of them. */
  readonly even: () => number;
  readonly normal: () => number;
  /** Of shape > 0 and rate 1. */
  readonly gamma: (shape: number) => number;
  readonly beta: (a: number, b: number) => number;
};

/**
 * Chance from a seed (32 bits). Source of the even numbers: sfc32 (Doty-Humphrey, PractRand), two outputs for 53 bits;
 * of the normal: Box & Muller 1958; of gamma: Marsaglia & Tsang 2000, whose logarithm keeps shapes near 0 from vanishing.
 */
export function chanceFrom(seed: number): Chance {
  const even = evenFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
  const gamma = (shape: number) => Math.exp(logGammaDraw(shape, even, normal));
  const beta = (a: number, b: number) => {
    const difference = logGammaDraw(b, even, normal) - logGammaDraw(a, even, normal);
    return 1 / (1 + Math.exp(difference));
  };
  return { even, normal, gamma, beta };
}

function logGammaDraw(shape: number, even: () => number, normal: () => number): number {
  if (shape < 1) return logGammaDraw(shape + 1, even, normal) + Math.log(even()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(even()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

function evenFrom(seed: number): () => number {
  let [a, b, c, count] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const bits = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 20; warm++) bits();
  return () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6) + 0.5) / 2 ** 53;
}
