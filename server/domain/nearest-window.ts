/**
 * Of the windows that were counted, the one nearest to the one asked for: itself where it was counted, of two as near the
 * shorter. In days; null where none was counted.
 */
export function nearestWindow(asked: number, counted: readonly number[]): number | null {
  const [nearest] = [...counted].sort((a, b) => Math.abs(a - asked) - Math.abs(b - asked) || a - b);
  return nearest ?? null;
}
