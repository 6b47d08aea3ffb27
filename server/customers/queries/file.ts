import type { Context } from "../../context";
import { inUnits } from "../../domain/amount";
import { readCustomerFilter, readListOrder } from "../../domain/customer-list";
import type { Tenure } from "../../domain/tenure";
import { type Cells, type Filter, type ListFile, paged } from "../../list-file";
import { everyMember } from "../../segments/queries/measure";
import { type CustomerLine, listCustomers } from "./list";
import { withTenures } from "./spells";

export const customerFile: ListFile = {
  right: "customer:read",
  columns: [
    ...[
      "id",
      "name",
      "kind",
      "place",
      "country",
      "with us since",
      "stated or observed",
      "current spell since",
      "breaks",
    ],
    ...["last bought", "last contact", "bought in all", "currency", "open issues"],
  ],
  rows: async function* ({ ctx, filter }) {
    for await (const lines of customerPages(ctx, filter)) {
      const tenured = await withTenures(ctx, lines);
      yield tenured.map((line) => customerCells(line, ctx.organisation.currency));
    }
  },
};

const many = 1_000;

/** Customers as the list's address asks for them, or the members of the segment it names. */
export async function* customerPages(ctx: Context, filter: Filter): AsyncGenerator<readonly CustomerLine[]> {
  if (filter.segment !== undefined) {
    yield* everyMember(ctx, filter.segment);
    return;
  }
  const { db, now, today, organisation } = ctx;
  const question = { filter: readCustomerFilter(filter), order: readListOrder(filter), now, today, most: many };
  const ask = (after: string | null) => listCustomers(db, { ...question, lapseDays: organisation.lapseDays, after });
  for await (const { lines } of paged(ask)) yield lines;
}

function customerCells({ tenure, ...line }: CustomerLine & { tenure: Tenure }, currency: string): Cells {
  return [
    ...[line.id, line.name, line.kind, line.place, line.country],
    ...[line.sinceOn, tenure.basis, tenure.currentSince, tenure.breaks, line.lastOn, line.lastContactAt],
    ...[inUnits(line.valueMinor, currency), line.valueMinor === null ? null : currency, line.openIssues],
  ];
}
