import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Instant } from "../../domain/plain-date";

export type BrandPromise = {
  threadId: string;
  version: number;
  words: string;
  /** The clauses it is measured by, by their names over all versions. */
  clauseKeys: string[];
  writtenBy: string;
  recordedAt: Instant;
};

/** What the brand promises now, in the latest wording of each. */
export async function listBrandPromises(db: Database): Promise<BrandPromise[]> {
  const rows = await db.execute<Omit<BrandPromise, "recordedAt"> & { recordedAt: string }>(sql`
    select * from (
      select distinct on (b.thread_id) b.thread_id as "threadId", b.version, b.words, b.clause_keys as "clauseKeys",
        p.name as "writtenBy", b.recorded_at as "recordedAt", b.is_retired
      from brand_promises b join people p on p.id = b.written_by order by b.thread_id, b.version desc
    ) as latest where not is_retired order by "threadId"`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

/** Whether the board lets the public page show the rates; not, unless it said so. */
export async function showsRates(db: Database): Promise<boolean> {
  const [latest] = await db.execute<{ shows: boolean }>(
    sql`select shows_rates as shows from charter_publications order by recorded_at desc, id desc limit 1`,
  );
  return latest?.shows ?? false;
}
