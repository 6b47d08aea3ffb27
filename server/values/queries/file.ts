import type { Context } from "../../context";
import { inUnits } from "../../domain/amount";
import { DomainError } from "../../domain/errors";
import { type Cells, type ListFile, paged } from "../../list-file";
import { type AskForValues, listInput } from "../input";
import { findFit, type ListedFit, listValueLines, type ValueLine } from "./list";

/** Customers by what they are expected to be worth, the most first. */
export const valueFile: ListFile = {
  right: "number:read",
  columns: [
    ...["id", "name", "place", "band", "repeat purchase days", "expected purchases"],
    ...["chance that they are still a customer", "expected value", "between", "and", "bought so far", "currency"],
    ...["fit", "as of"],
  ],
  rows: async function* ({ ctx, filter }) {
    yield* valueRows(ctx, listInput.parse(filter));
  },
};

/**
 * All by one fit, `most` at a time. A fit that ends while they are written breaks the file off: the values by the one before
 * it are gone then, and half a file by each would be by none.
 */
export async function* valueRows(
  { db }: Pick<Context, "db">,
  asked: AskForValues,
  most = 1_000,
): AsyncGenerator<readonly Cells[]> {
  const fit = await findFit(db);
  if (fit === null) return;
  const ask = (after: AskForValues["after"]) => listValueLines(db, { ...asked, after }, most);
  for await (const page of paged(ask)) {
    if ((await findFit(db))?.version !== fit.version) throw new DomainError("fitted_meanwhile");
    yield page.lines.map((line) => valueCells(line, fit));
  }
}

function valueCells(line: ValueLine, { currency, version, asOf }: ListedFit): Cells {
  const money = [line.valueMinor, line.lowMinor, line.highMinor, line.historicMinor];
  return [
    ...[line.customerId, line.name, line.place, line.band, line.repeats, line.purchases, line.alive],
    ...money.map((minor) => inUnits(minor, currency)),
    ...[currency, version, asOf],
  ];
}
