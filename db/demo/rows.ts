/** A row as Postgres takes it: column names and JSON values. */
export type Row = Record<string, unknown>;

/** Rows for one table, in the order they are to be inserted. */
export type Batch = { table: string; rows: Row[] };

/** Where generators write; the loader inserts the tables in the order in which they were opened. */
export type Sheet = {
  /** Takes a table's place in the order before it has rows. */
  open(table: string): void;
  add(table: string, row: Row): void;
  batches: Batch[];
};

export function newSheet(): Sheet {
  const batches: Batch[] = [];
  const byTable = new Map<string, Batch>();
  const open = (table: string): Batch => {
    const known = byTable.get(table);
    if (known) return known;
    const batch = { table, rows: [] };
    byTable.set(table, batch);
    batches.push(batch);
    return batch;
  };
  return { batches, open, add: (table, row) => open(table).rows.push(row) };
}
