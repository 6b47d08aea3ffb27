import type { Context } from "../context";
import type { CellValue } from "../domain/csv-cell";
import type { Filter, ListFile } from "../list-file";

/** The lines of a list's file, each by the names of its columns. */
export async function linesOf(
  { columns, rows }: ListFile,
  ctx: Context,
  filter: Filter,
): Promise<Record<string, CellValue>[]> {
  const lines: Record<string, CellValue>[] = [];
  for await (const page of rows({ ctx, filter, exportId: "", heldBack: {} }))
    lines.push(...page.map((cells) => Object.fromEntries((columns ?? []).map((name, at) => [name, cells[at]]))));
  return lines;
}
