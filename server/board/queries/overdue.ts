import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { OverdueNow } from "../../domain/board";
import type { Instant } from "../../domain/plain-date";

type Row = { overdue: number; oldestDueAt: string | null };

const now = preparedSql<Row>(
  "overdue_now",
  sql`select count(*)::int as overdue, min(agreed_due_at) as "oldestDueAt" from promise_states
    where until_at is null and ended is null and agreed_due_at < ${placeholder("now")}::timestamptz`,
);

/** Promises to anybody that are open past their agreed time, and since when the oldest is. */
export async function getOverdueNow(db: Database, at: Instant): Promise<OverdueNow> {
  const [row] = await now(db, { now: at.toISOString() });
  return { overdue: row?.overdue ?? 0, oldestDueAt: row?.oldestDueAt ? new Date(row.oldestDueAt) : null };
}
