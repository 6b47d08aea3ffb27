import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/**
 * Recomputes the salted hash of every text that was not erased, and names each that no longer fits its words; where an
 * erased customer was taken out, the hash of what stands there since.
 */
export async function verifyTexts(db: Database): Promise<{ checked: number; changed: string[] }> {
  const [row] = await db.execute<{ checked: number; changed: string[] | null }>(sql`
    select count(*)::int as checked, jsonb_agg(id) filter (where coalesce(redacted_hash, hash) is distinct from text_hash(salt, body)) as changed
    from texts where body is not null`);
  return { checked: row?.checked ?? 0, changed: row?.changed ?? [] };
}
