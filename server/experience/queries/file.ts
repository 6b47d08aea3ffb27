import type { ListFile } from "../../list-file";
import { rowCells, rowHeads } from "../../numbers/queries/file";
import { rowsInput } from "../input";
import { everyBehind } from "./behind";

export const behindFile: ListFile = {
  right: "number:read",
  columns: rowHeads,
  rows: async function* ({ ctx, filter }) {
    for await (const rows of everyBehind(ctx, rowsInput.parse(filter)))
      yield rows.map((row) => rowCells(row, ctx.organisation.currency));
  },
};
