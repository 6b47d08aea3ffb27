import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

type Tampering = {
  decisionId: string;
  number: number | null;
  /** The entry of the chain; null where a record or its words are concerned. */
  entry: number | null;
  record: string;
  recordId: string;
  /** What was found, in words. */
  problem: string;
};

export type Verification = { decisions: number; entries: number; problems: Tampering[] };

/** Goes through the chain of every decision and names each change made behind its back, down to the record. */
export async function verifyDecisions(db: Database): Promise<Verification> {
  const [counted] = await db.execute<{ decisions: number; entries: number }>(
    sql`select (select count(*)::int from decisions) as decisions, (select count(*)::int from decision_events) as entries`,
  );
  const problems = await db.execute<Tampering>(sql`
    select v.decision_id as "decisionId", d.number, v.sequence as entry, v.subject as record, v.subject_id as "recordId", v.problem
    from verify_decisions() v left join decisions d on d.id = v.decision_id
    order by d.number, v.sequence nulls last, v.subject, v.subject_id`);
  return { decisions: counted?.decisions ?? 0, entries: counted?.entries ?? 0, problems: [...problems] };
}
