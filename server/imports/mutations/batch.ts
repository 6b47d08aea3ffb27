import type { Database } from "@/db/client";
import type { ImportMode, MatchKey } from "../../domain/import-mapping";
import type { PlainDate } from "../../domain/plain-date";

/** Rows of a file that go in together, in the file's order. */
export type Batch<Row> = {
  importId: string;
  run: { id: string; recordedAt: Date };
  startedBy: string;
  matchOn: MatchKey;
  mode: ImportMode;
  now: Date;
  today: PlainDate;
  /** The organisation's zone. */
  zone: string;
  /** A dry run: what would lock the records of others is written beside them. */
  isRehearsal: boolean;
  rows: Row[];
};

/** What became of a row: `unchanged` was found and does not differ, `skipped` was left out because of the mode. */
export type Fate = "created" | "updated" | "unchanged" | "skipped" | { failed: string };

/** Brings a batch in, in the file's order, and says for each row what became of it. */
export type BringIn<Row> = (tx: Database, batch: Batch<Row>) => Promise<Fate[]>;

/** What becomes of a record that is not there yet. */
export function fateOfNew(mode: ImportMode): "created" | "skipped" {
  return mode === "update" ? "skipped" : "created";
}

/** What becomes of a record that is there. */
export function fateOfKnown(mode: ImportMode, differs: boolean): "updated" | "unchanged" | "skipped" {
  if (!differs) return "unchanged";
  return mode === "create" ? "skipped" : "updated";
}
