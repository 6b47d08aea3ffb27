/** Where a list goes on: after this record. */
export type Key = { at: string; id: string };

export const pageSize = 20;

export const keyOf = (after: Key | null): Key =>
  after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** A page of a list that was asked for one row more than it shows. */
export function pageOf<Row extends Key>(found: readonly Row[]): { rows: Row[]; next: Key | null } {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, next: found.length > pageSize && last ? { at: last.at, id: last.id } : null };
}
