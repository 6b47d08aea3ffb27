import type { Database } from "@/db/client";
import type { Json } from "./domain/answer-table";
import type { Lens } from "./domain/lens";

export type { Json };

/**
 * Something that can be counted of the customers a lens shows, from `histories_of(asOf, lapseDays, segment)`. The answer
 * speaks of many: it never holds an id or a name of a customer, and stays under a megabyte. Raise `version` when the
 * meaning or the shape of the answer changes; kept answers of another version are not read.
 */
export type Question<Answer extends Json = Json> = {
  /** The name in `questions`. */
  key: string;
  version: number;
  count: (db: Database, lens: Lens) => Promise<Answer>;
};
