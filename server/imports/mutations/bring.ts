import type { Database } from "@/db/client";
import type { ImportMapping } from "../../domain/import-mapping";
import type { Defaults, RowReader } from "../../domain/import-row";
import { contactReader } from "../../domain/import-row-contact";
import { customerReader } from "../../domain/import-row-customer";
import { promiseReader } from "../../domain/import-row-promise";
import { purchaseReader } from "../../domain/import-row-purchase";
import { dayIn } from "../../domain/plain-date";
import type { Import } from "../queries/file";
import type { ImportRun } from "../queries/runs";
import type { Batch, BringIn, Fate } from "./batch";
import { importContacts } from "./contacts";
import { type Counts, type Failure, noCounts } from "./counts";
import { importCustomers } from "./customers";
import { importPromises } from "./promises";
import { importPurchases } from "./purchases";
import type { FileRow } from "./read";

export type Surroundings = {
  now: Date;
  zone: string;
  defaults: Omit<Defaults, "zone">;
  /** How many rows go in together. */
  batchSize?: number;
};

export type Work = { run: ImportRun; file: Import; mapping: ImportMapping; around: Surroundings };
type Outcome = Counts & { failures: Failure[] };

/** Reads the rows of a batch, brings in those that can be read, and says what became of every one. */
export async function bring(tx: Database, work: Work, rows: FileRow[]): Promise<Outcome> {
  const { file, mapping, around } = work;
  const frame = { headers: file.headers, mapping, defaults: { ...around.defaults, zone: around.zone } };
  switch (file.kind) {
    case "customers":
      return sorted(tx, work, rows, customerReader(frame), importCustomers);
    case "purchases":
      return sorted(tx, work, rows, purchaseReader(frame), importPurchases);
    case "contacts":
      return sorted(tx, work, rows, contactReader(frame), importContacts);
    case "promises":
      return sorted(tx, work, rows, promiseReader(frame), importPromises);
  }
}

async function sorted<Row>(
  tx: Database,
  work: Work,
  rows: FileRow[],
  read: RowReader<Row>,
  bringIn: BringIn<Row>,
): Promise<Outcome> {
  const outcome = { ...noCounts, rowsRead: rows.length, bytesRead: rows.at(-1)?.bytes ?? 0 };
  const failures: Failure[] = [];
  const tell = ({ line, cells }: FileRow, reason: string, wentIn = false) =>
    failures.push({ line, cells, reason, wentIn });
  const readable: { source: FileRow; row: Row; remarks: string[] }[] = [];
  for (const source of rows) {
    const result = source.fault ? { reason: source.fault } : read(source.cells);
    if ("row" in result) readable.push({ source, ...result });
    else tell(source, result.reason);
  }
  const given = readable.map(({ row }) => row);
  const fates = await bringSafely(tx, { ...batchOf(work), rows: given }, bringIn);
  for (const [index, fate] of fates.entries()) {
    const read = readable[index];
    if (!read) continue;
    if (typeof fate !== "string") tell(read.source, fate.failed);
    else {
      outcome[fate] += 1;
      if (fate !== "skipped") for (const remark of read.remarks) tell(read.source, remark, true);
    }
  }
  const failed = failures.filter(({ wentIn }) => !wentIn).length;
  return { ...outcome, failed, failures: failures.sort((a, b) => a.line - b.line) };
}

function batchOf({ file, run, mapping, around }: Work): Omit<Batch<never>, "rows"> {
  return {
    importId: file.id,
    run: { id: run.id, recordedAt: run.recordedAt },
    startedBy: run.startedBy ?? "",
    matchOn: mapping.matchOn,
    mode: mapping.mode,
    now: around.now,
    today: dayIn(around.zone, around.now),
    zone: around.zone,
    isRehearsal: run.effect === "dry",
  };
}

/**
 * A row the database refuses must not stop the others: the batch is taken back and its halves are brought in one after
 * the other, down to the row that is refused; the database's sentence is its reason.
 */
async function bringSafely<Row>(tx: Database, batch: Batch<Row>, bringIn: BringIn<Row>): Promise<Fate[]> {
  if (batch.rows.length === 0) return [];
  try {
    return await tx.transaction((inner) => bringIn(inner, batch));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    if (batch.rows.length === 1) return [{ failed: refusal }];
    const half = Math.ceil(batch.rows.length / 2);
    const first = await bringSafely(tx, { ...batch, rows: batch.rows.slice(0, half) }, bringIn);
    return [...first, ...(await bringSafely(tx, { ...batch, rows: batch.rows.slice(half) }, bringIn))];
  }
}

/** The sentence of a row's own fault: data that does not fit (class 22) or breaks a rule (class 23); null for any other. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.cause instanceof Error) return refusalOf(error.cause);
  const code = "code" in error ? String(error.code) : "";
  if (code === "23514" && !("constraint_name" in error && error.constraint_name)) return error.message;
  return /^2[23]/.test(code) ? `The database refuses this row: ${error.message}.` : null;
}
