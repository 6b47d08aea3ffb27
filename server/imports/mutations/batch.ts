import type { MatchKey } from "../../domain/import-mapping";
import type { PlainDate } from "../../domain/plain-date";

/** Rows of a file that go in together, in the file's order. */
export type Batch<Row> = {
  importId: string;
  startedBy: string;
  matchOn: MatchKey;
  today: PlainDate;
  rows: Row[];
};

/** What became of a row. */
export type Fate = "created" | "updated" | "skipped" | { failed: string };
