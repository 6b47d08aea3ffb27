import type { Instant } from "../../domain/plain-date";
import type { PromiseOutcome } from "../../domain/promise-words";
import { type Cells, type ListFile, paged } from "../../list-file";
import { listOpenPromises, promiseScopes, type QueueKey } from "./queue";
import type { PromiseRow } from "./row";

/** What the columns of a file of promises are called. */
export const promiseHeads = [
  ...["id", "customer id", "customer", "promised", "kind", "made", "due", "department", "outcome"],
] as const;

/** The open promises of a queue. */
export const promiseFile: ListFile = {
  right: "promise:read",
  columns: promiseHeads,
  rows: async function* ({ ctx, filter }) {
    const scope = promiseScopes.find((known) => known === filter.of) ?? "mine";
    const ask = (after: QueueKey | null) => listOpenPromises(ctx.db, { ...ctx, scope, after });
    for await (const { promises } of paged(ask))
      yield promises.map((row) => promiseCells(row, row.standing.agreed.dueAt, row.verdict.outcome));
  },
};

/** The department answers in a file, never a person (ruling 10). */
export function promiseCells(promise: PromiseRow, due: Instant, outcome: PromiseOutcome): Cells {
  const { id, customerId, customerName, said, kind, madeAt, owner } = promise;
  const times = [madeAt.toISOString(), due.toISOString()];
  return [id, customerId, customerName, said, kind, ...times, owner.department, outcome];
}
