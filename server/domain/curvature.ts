/** The slope of a function at a point, and how it bends there: gradient and Hessian. */
export type Shape = { readonly slope: readonly number[]; readonly bend: readonly (readonly number[])[] };

/**
 * Gradient and Hessian by central differences of step `h` along each axis and each pair of axes: 2n² + 1 evaluations.
 * For heights of some millions and coordinates that are logarithms, a step of 0.001 keeps six digits.
 * Source: Abramowitz & Stegun 25.3.23 and 25.3.26.
 */
export async function shapeAt(
  height: (at: readonly number[]) => Promise<number>,
  at: readonly number[],
  h = 1e-3,
): Promise<Shape> {
  const beside = (...moves: readonly (readonly [axis: number, by: number])[]) =>
    height(at.map((value, axis) => moves.reduce((sum, [along, by]) => (along === axis ? sum + by * h : sum), value)));
  const middle = await height(at);
  const slope: number[] = [];
  const bend = at.map(() => at.map(() => 0));
  for (const row of at.keys()) {
    const [up, down] = [await beside([row, 1]), await beside([row, -1])];
    slope.push((up - down) / (2 * h));
    put(bend, row, row, (up - 2 * middle + down) / (h * h));
    for (let column = 0; column < row; column++) {
      const same = (await beside([row, 1], [column, 1])) + (await beside([row, -1], [column, -1]));
      const crossed = (await beside([row, 1], [column, -1])) + (await beside([row, -1], [column, 1]));
      put(bend, row, column, (same - crossed) / (4 * h * h));
    }
  }
  return { slope, bend };
}

/** L with L·Lᵀ = the matrix (Cholesky). Null where it is not positive definite. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = matrix.map(() => matrix.map(() => 0));
  for (const [row, values] of matrix.entries())
    for (let column = 0; column <= row; column++) {
      const left = (values[column] ?? 0) - dot(lower[row] ?? [], lower[column] ?? [], column);
      const diagonal = lower[column]?.[column] ?? 0;
      if (row === column && !(left > 0)) return null;
      (lower[row] ?? [])[column] = row === column ? Math.sqrt(left) : left / diagonal;
    }
  return lower;
}

/** The inverse of a symmetric, positive definite matrix. Null where it is not. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = cholesky(matrix);
  if (!lower) return null;
  const columns = matrix.map((_, one) => backward(lower, forward(lower, one)));
  return columns.map((_, row) => columns.map((column) => column[row] ?? 0));
}

/** The sum of products of two lists, of their first `many` places. */
export function dot(one: readonly number[], other: readonly number[], many = one.length): number {
  let sum = 0;
  for (let at = 0; at < many; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function forward(lower: readonly (readonly number[])[], one: number): number[] {
  const found: number[] = [];
  for (const [row, values] of lower.entries())
    found.push(((row === one ? 1 : 0) - dot(values, found, row)) / (values[row] ?? 1));
  return found;
}

function backward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const found = right.map(() => 0);
  for (let row = right.length - 1; row >= 0; row--) {
    const below = dot(
      lower.map((values) => values[row] ?? 0),
      found,
    );
    found[row] = ((right[row] ?? 0) - below) / (lower[row]?.[row] ?? 1);
  }
  return found;
}

function put(matrix: number[][], row: number, column: number, value: number): void {
  (matrix[row] ?? [])[column] = value;
  (matrix[column] ?? [])[row] = value;
}
