/** A point of the curve: the `part` (0..1) of customers with the least, and the `share` (0..1) of everything they have. */
type LorenzPoint = { readonly part: number; readonly share: number };

export type Lorenz = {
  readonly points: readonly LorenzPoint[];
  /** 0 where all have the same, towards 1 where one has everything. */
  readonly gini: number | null;
};

/** So many steps draw a smooth curve, however many customers there are. */
const steps = 100;

/**
 * The Lorenz curve of what each customer is worth, and Gini's coefficient of it: the mean difference between two of them,
 * over twice the mean (n² pairs, so that one of n who has everything makes 1 − 1/n). Values of 0 count like others. A
 * negative value pulls the curve below 0, and the coefficient is then null: it would have no upper end. Without a positive
 * total there is no curve either.
 * Source: Gini 1912; Sen 1973, On Economic Inequality, 2.4. Top shares are read from the right: 1 − share at 1 − part.
 */
export function lorenz(values: readonly number[]): Lorenz {
  const rising = Float64Array.from(values).sort();
  const n = rising.length;
  const sums = new Float64Array(n + 1);
  let ranked = 0;
  for (let at = 0; at < n; at++) {
    const value = rising[at] ?? 0;
    sums[at + 1] = (sums[at] ?? 0) + value;
    ranked += (2 * (at + 1) - n - 1) * value;
  }
  const total = sums[n] ?? 0;
  if (n === 0 || total <= 0) return { points: [], gini: null };
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const part = step / steps;
    return { part, share: sumOfFirst(sums, part * n) / total };
  });
  return { points, gini: (rising[0] ?? 0) < 0 ? null : ranked / (n * total) };
}

/** The sum of the first so many, which need not be a whole number: the curve is straight between customers. */
function sumOfFirst(sums: Float64Array, many: number): number {
  const whole = Math.min(Math.floor(many), sums.length - 1);
  const from = sums[whole] ?? 0;
  return from + (many - whole) * ((sums[whole + 1] ?? from) - from);
}
