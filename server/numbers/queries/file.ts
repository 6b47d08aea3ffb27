import { inUnits } from "../../domain/amount";
import type { NumberRow } from "../../domain/number-rows";
import type { Cells, ListFile } from "../../list-file";
import { rowsInput } from "../input";
import { everyRow, rowsAsked } from "./pages";

/** What the columns of the customers behind a number are called: the day and the amount are those that the number is of. */
export const rowHeads = ["id", "name", "place", "day", "amount", "currency"] as const;

export const rowFile: ListFile = {
  right: "number:read",
  columns: rowHeads,
  rows: async function* ({ ctx, filter }) {
    for await (const rows of everyRow(ctx, rowsAsked(ctx, rowsInput.parse(filter))))
      yield rows.map((row) => rowCells(row, ctx.organisation.currency));
  },
};

export function rowCells({ customerId, name, place, on, amountMinor }: NumberRow, currency: string): Cells {
  const amount = amountMinor === null ? [null, null] : [inUnits(amountMinor, currency), currency];
  return [customerId, name, place, on, ...amount];
}
