import { rateDefinition } from "../../domain/rate-definition";
import { readRateCut, readRateQuestion, readRateRows } from "../../domain/rate-question";
import { type ListFile, paged } from "../../list-file";
import { promiseCells, promiseHeads } from "../../promises/queries/file";
import { listRates } from "./cuts";
import { getKept } from "./kept";
import { listRateRows, type RateRowsKey } from "./rows";

/** The promises behind a rate. */
export const dueFile: ListFile = {
  right: "promise:read",
  columns: promiseHeads,
  rows: async function* ({ ctx, filter }) {
    const [question, kind] = [readRateQuestion(filter, ctx.today), readRateRows(filter.which)];
    const ask = (after: RateRowsKey | null) => listRateRows(ctx, question, { kind, after });
    for await (const { rows } of paged(ask)) yield rows.map((row) => promiseCells(row, row.dueAt, row.outcome));
  },
};

/** A kept rate, and the values of a cut where one is asked for. */
export const rateFile: ListFile = {
  right: "promise:read",
  columns: [
    ...["definition", "from", "to", "level", "origin", "cut", "value", "name", "due", "kept", "kept as last agreed"],
    "overdue",
  ],
  rows: async function* ({ ctx, filter }) {
    const [question, by] = [readRateQuestion(filter, ctx.today), readRateCut(filter.by)];
    const { from, to, level, origin } = question;
    const about = [rateDefinition.version, from, to, level, origin];
    const all = await getKept(ctx, question);
    yield [[...about, null, null, null, all.due, all.kept, all.keptAsAgreed, all.outcomes.overdue ?? 0]];
    if (by === null) return;
    const { rows } = await listRates(ctx, question, by);
    yield rows.map((row) => [...about, by, row.value, row.name, row.due, row.kept, row.keptAsAgreed, row.overdue]);
  },
};
