import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";

const tries = 3;

/**
 * One transaction, done again when Postgres had to break a deadlock with somebody else's: merges hold several records
 * at once, and whoever comes second is told why by the database, not by chance.
 */
export async function inTurn<T>({ db }: Pick<Context, "db">, act: (tx: Database) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction(act);
    } catch (error) {
      if (!isDeadlock(error)) throw error;
      if (tried === tries) throw new DomainError("merged_at_once");
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "40P01") || isDeadlock(error.cause);
}
