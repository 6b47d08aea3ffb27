import { dot, inverse, shapeAt } from "./curvature";
import type { Valley } from "./minimise";
import type { Top } from "./profile";

/**
 * A valley as the whole one about its bottom, at the cost of one of some of the data: height, slope and curvature there are
 * those of the whole, and only how the curvature changes further off is that of some, enlarged to the size of the whole.
 */
export async function thinned(top: Top, whole: Valley, some: Valley): Promise<Valley> {
  const visit = async (at: readonly number[]) => {
    await some.pause();
    return some.height(at);
  };
  const bend = inverse(top.covariance) ?? [];
  const { slope, bend: thin } = await shapeAt(visit, top.at);
  const size = traceOf(bend) / traceOf(thin);
  const lacking = bend.map((row, one) => row.map((value, other) => value - size * (thin[one]?.[other] ?? 0)));
  const bottom = some.height(top.at);
  const height = (at: readonly number[]) => {
    const away = at.map((value, axis) => value - (top.at[axis] ?? 0));
    const missing = dot(
      away,
      lacking.map((row) => dot(row, away)),
    );
    return top.height + size * (some.height(at) - bottom - dot(slope, away)) + missing / 2;
  };
  return { ...whole, height };
}

function traceOf(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, axis) => sum + (row[axis] ?? 0), 0);
}
