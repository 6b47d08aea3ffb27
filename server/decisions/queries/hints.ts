import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Hint, hintsOf } from "../../domain/hint";
import { valuesOfLetter } from "../../domain/letter";
import { saidLength } from "../../domain/said-length";

type Asked = { id: string | null; content: Record<string, unknown> };

/** What could be better in a letter as it stands: warnings, never conditions. */
export async function listHints(db: Database, { id, content }: Asked): Promise<Hint[]> {
  const values = valuesOfLetter(content);
  const view = typeof values.view === "string" ? values.view : "";
  return [...(await copiedHints(db, id, view)), ...hintsOf(values)];
}

/** What is shorter than a statement asks for is alike by chance. */
const ENOUGH = 80;

async function copiedHints(db: Database, id: string | null, view: string): Promise<Hint[]> {
  if (saidLength(view) < ENOUGH) return [];
  const [found] = await db.execute<{ id: string; number: number }>(sql`
    select decision_id as id, number from statements_like(${view}, ${id}::uuid) limit 1`);
  if (!found) return [];
  const sentence = `This reads almost as in decision ${found.number}. Is it the same for these customers?`;
  return [{ field: "view", sentence, decision: found }];
}
