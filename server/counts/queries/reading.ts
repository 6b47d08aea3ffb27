import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Lens } from "../../domain/lens";
import type { Json, Question } from "../../question";

/**
 * Where many questions are asked of everybody: all of one moment, so that their answers agree, however long they take. (What
 * a worker that takes up a dead one's count asks, is of that later moment.) They read whole tables: in memory where they
 * can, and planned for the values they are asked with.
 */
export async function reading<Result>(db: Database, work: (seen: Database) => Promise<Result>): Promise<Result> {
  return db.transaction(
    async (seen) => {
      await seen.execute(sql`
        select set_config(name, value, true) from (values ('idle_in_transaction_session_timeout', '0'),
          ('work_mem', '192MB'), ('plan_cache_mode', 'force_custom_plan')) as settings (name, value)`);
      return work(seen);
    },
    { isolationLevel: "repeatable read" },
  );
}

/** Asks one of them; what fails leaves the others as they are. */
export async function ask(seen: Database, question: Question<Json>, lens: Lens): Promise<Json> {
  const joins = question.isJoinedWhole ? "off" : "on";
  return seen.transaction(async (tx) => {
    await tx.execute(sql`
      select set_config('enable_nestloop', ${joins}, true), set_config('enable_mergejoin', ${joins}, true)`);
    return question.count(tx, lens);
  });
}
