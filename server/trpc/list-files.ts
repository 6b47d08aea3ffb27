import "server-only";
import { TRPCError } from "@trpc/server";
import { stringify } from "csv-stringify/sync";
import { answerFile } from "../counts/queries/file";
import { customerFile } from "../customers/queries/file";
import { decisionFile } from "../decisions/queries/file";
import { safeCell } from "../domain/csv-cell";
import type { ExportList } from "../domain/export";
import { can, rightNeeded } from "../domain/permissions";
import { behindFile } from "../experience/queries/file";
import { endExport } from "../exports/mutations";
import { heldBackFile, recipientFile } from "../exports/queries/file";
import { issueFile } from "../issues/queries/file";
import type { AskedFile, ListFile } from "../list-file";
import { rowFile } from "../numbers/queries/file";
import { planFile } from "../plans/queries/file";
import { promiseFile } from "../promises/queries/file";
import { dueFile, rateFile } from "../rates/queries/file";
import { reportFile } from "../reports/queries/file";
import { figureFile } from "../values/queries/figure-file";
import { valueFile } from "../values/queries/file";

/** How each list becomes the rows of a file: the same questions as its page asks, page after page. */
export const listFiles: Record<ExportList, ListFile> = {
  customers: customerFile,
  recipients: recipientFile,
  "held-back": heldBackFile,
  promises: promiseFile,
  "promises-due": dueFile,
  rates: rateFile,
  decisions: decisionFile,
  issues: issueFile,
  values: valueFile,
  "value-figures": figureFile,
  "number-rows": rowFile,
  "experience-rows": behindFile,
  numbers: answerFile,
  plan: planFile,
  report: reportFile,
};

type Given = Omit<AskedFile, "heldBack">;

/** A list as a CSV file, written as it is read; when its last line is written the export says how many there were. */
export async function* writeList(list: ExportList, given: Given): AsyncGenerator<string> {
  const heldBack = {};
  const rows = yield* writeFile(listFiles[list], { ...given, heldBack });
  await endExport(given.ctx.db, given.exportId, { rows, heldBack: list === "recipients" ? heldBack : null });
}

/**
 * For whoever may both take lists out and see this one. The head comes with the first rows: what is refused on the way to
 * them is no file. Returns how many rows there were.
 */
export async function* writeFile({ right, columns, rows }: ListFile, asked: AskedFile): AsyncGenerator<string, number> {
  const lacking = (["list:export", right] as const).find((needed) => !can(asked.ctx.actor, needed));
  if (lacking) throw new TRPCError({ code: "FORBIDDEN", message: rightNeeded(lacking) });
  let count = columns ? 0 : -1;
  let head = columns ? stringify([[...columns]], { bom: true }) : "\ufeff";
  for await (const page of rows(asked)) {
    if (page.length === 0) continue;
    yield head + stringify(page.map((cells) => cells.map(safeCell)));
    head = "";
    count += page.length;
  }
  if (head !== "") yield head;
  return Math.max(count, 0);
}
