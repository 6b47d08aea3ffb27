import { csvCutter } from "./csv-rows";
import { readDay } from "./import-day";
import { delimiterOf, newlineOf, separatorOf } from "./import-file";
import { damageOf } from "./import-text";
import type { PlainDate } from "./plain-date";

/** One answer as a file gives it: who (their external id; null: not said), from 0 to 10, and the day they were asked. */
export type ScoreRow = { readonly external: string | null; readonly score: number; readonly askedOn: PlainDate };

/** Why a file is not taken in: `line` is the first that is wrong, of `faults`. */
export type ScoreFault =
  | { readonly key: "scores_no_columns" | "scores_empty" | "scores_too_many" }
  | { readonly key: "scores_row"; readonly line: number; readonly faults: number };

const mostScores = 100_000;
export const mostScoreBytes = 5 * 1024 * 1024;

/** The names a column may have, in any case; what stands in brackets behind a name is left out. */
const names = {
  score: /^(score|nps|nps score|rating|answer|0 ?(-|–|to) ?10)$/,
  askedOn: /^(asked on|asked|day|date|on|answered on|answered|submitted|submitted at|response date)$/,
  external: /^(customer|customer id|external id|external|external_id|customer_id|id)$/,
};

/**
 * Reads a CSV of answers whole: any of the usual delimiters, quoted cells, a "sep=" line. A row that cannot be read makes the
 * file wrong, so that none is lost quietly. Days are year-month-day or have their month in words: 3/4 is nobody's day.
 */
export function readScores(text: string): { readonly rows: readonly ScoreRow[] } | { readonly fault: ScoreFault } {
  const separator = separatorOf(text.slice(0, 20));
  const body = text.slice(separator?.length ?? 0);
  const start = body.slice(0, 65_536);
  const shape = { delimiter: separator?.delimiter ?? delimiterOf(start), newline: newlineOf(start), width: null };
  const cutter = csvCutter(shape, separator ? 2 : 1);
  const [head, ...lines] = [...cutter.push(body), ...cutter.end()];
  const columns = columnsOf(head?.cells ?? []);
  if (columns === null) return { fault: { key: "scores_no_columns" } };
  if (lines.length === 0) return { fault: { key: "scores_empty" } };
  if (lines.length > mostScores) return { fault: { key: "scores_too_many" } };
  const read = lines.map(({ line, cells, fault }) => ({ line, row: fault === null ? rowOf(cells, columns) : null }));
  const wrong = read.filter(({ row }) => row === null);
  const [first] = wrong;
  if (first) return { fault: { key: "scores_row", line: first.line, faults: wrong.length } };
  return { rows: read.flatMap(({ row }) => (row ? [row] : [])) };
}

type Columns = { score: number; askedOn: number; external: number };

/** Where the columns stand; the one of customers may be missing (-1). */
function columnsOf(head: readonly string[]): Columns | null {
  const plain = head.map((cell) =>
    cell
      .replace(/\(.*\)|\[.*\]/g, "")
      .trim()
      .toLowerCase(),
  );
  const find = (name: RegExp) => plain.findIndex((cell) => name.test(cell));
  const columns = { score: find(names.score), askedOn: find(names.askedOn), external: find(names.external) };
  return columns.score < 0 || columns.askedOn < 0 ? null : columns;
}

function rowOf(cells: readonly string[], { score, askedOn, external }: Columns): ScoreRow | null {
  const given = (cells[score] ?? "").trim();
  const day = readDay(cells[askedOn] ?? "", "ymd");
  const who = (external < 0 ? "" : (cells[external] ?? "")).trim();
  if (!/^(\d|10)(\.0+)?$/.test(given) || day === null || damageOf(who) !== null || who.length > 320) return null;
  return { external: who || null, score: Number(given), askedOn: day };
}
