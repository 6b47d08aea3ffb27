import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

type Settings = Readonly<Record<string, string>>;

/**
 * Asks, and waits so many milliseconds for each statement; null: the answer did not come in time. `settings` are the
 * database's own, for as long as is asked.
 */
export async function withinTime<T>(
  db: Database,
  ms: number,
  ask: (tx: Database) => Promise<T>,
  settings: Settings = {},
): Promise<T | null> {
  try {
    return await db.transaction(async (tx) => {
      const before = await tx.execute<{ name: string; before: string }>(sql`
        select name, current_setting(name) as before, set_config(name, value, true)
        from json_each_text(${JSON.stringify({ statement_timeout: String(ms), ...settings })}::json) as wanted (name, value)`);
      const answer = await ask(tx);
      // Within another transaction they would hold until that one ends.
      const kept = Object.fromEntries(before.map((setting) => [setting.name, setting.before]));
      await tx.execute(sql`
        select set_config(name, value, true) from json_each_text(${JSON.stringify(kept)}::json) as kept (name, value)`);
      return answer;
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "57014") || isTimeout(error.cause);
}
