import type { Database } from "@/db/client";
import type { Json } from "./domain/answer-table";
import type { Lens } from "./domain/lens";

export type { Json };

/**
 * Something that can be counted of the customers a lens shows, from `histories_of(asOf, lapseDays, segment)`. The answer
 * speaks of many: it never holds an id or a name of a customer, and Postgres takes at most sixteen megabytes of it. Raise
 * `version` when the meaning or the shape of the answer changes; kept answers of another version are not read.
 */
export type Question<Answer extends Json = Json> = {
  version: number;
  count: (db: Database, lens: Lens) => Promise<Answer>;
  /**
   * Whether everything it joins is read whole. No statistics know that nearly everybody stands for themselves, so where
   * everybody is counted such joins must be told to hash.
   */
  isJoinedWhole?: true;
  /** What its page opens with, kept beside the answer so that another page can say it; null: nothing yet. */
  tell?(answer: Answer): string | null;
};

type Asking<Row> = (db: Database, values: Lens) => Promise<Row[]>;

/** Counts by a statement whose one row is the answer. */
export function theRow<Row>(ask: Asking<Row>): (db: Database, lens: Lens) => Promise<Row> {
  return async (db, lens) => {
    const [row] = await ask(db, lens);
    if (!row) throw new Error("A question about customers had no answer.");
    return row;
  };
}

/** Counts by a statement whose one row holds the answer. */
export function theAnswer<Answer>(ask: Asking<{ answer: Answer }>): (db: Database, lens: Lens) => Promise<Answer> {
  const row = theRow(ask);
  return async (db, lens) => (await row(db, lens)).answer;
}
