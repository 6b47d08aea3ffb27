import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";

export type ScoreFile = {
  id: string;
  source: string;
  rows: number;
  /** Rows that named a customer nobody here is known by. */
  strangers: number;
  by: string;
  at: string;
  withdrawnAt: string | null;
};

/** The files that were handed in, the latest first, taken back or not. */
export async function listScoreFiles(db: Database): Promise<ScoreFile[]> {
  return files(db, {});
}

const files = preparedSql<ScoreFile>(
  "score_files",
  sql`select f.id, f.source, f.rows, f.strangers, p.name as by, f.recorded_at as at, f.withdrawn_at as "withdrawnAt"
    from score_files f join people p on p.id = f.imported_by order by f.recorded_at desc, f.id desc limit 100`,
);
