import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { iso } from "../../customers/queries/members";
import type { MilestoneKind } from "../../domain/milestone-rules";
import { addDays, type PlainDate } from "../../domain/plain-date";
import type { Reaction } from "../../domain/recognition";

/** Thanks that were said, as the list tells of them; `saidAt` in ISO. */
export type SaidLine = {
  id: string;
  customerId: string;
  name: string;
  kind: MilestoneKind | null;
  reason: string;
  by: string;
  saidAt: string;
  reaction: Reaction | null;
};

const shown = 50;

/** What was said, the latest first. A page's key is the instant and the id of its last line. */
export async function listSaid(
  db: Database,
  after: string | null,
): Promise<{ lines: SaidLine[]; next: string | null }> {
  const [at, id] = after?.split("_") ?? [];
  const lines = await db.execute<SaidLine>(sql`
    select r.id, s.id as "customerId", s.name, r.milestone_kind as kind, r.reason, p.name as by, ${iso(sql`r.said_at`)} as "saidAt",
           r.reaction
      from recognitions_taken r
      join customers c on c.id = r.customer_id join customers s on s.id = c.survivor_id
      join people p on p.id = r.said_by
     where s.withdrawn_at is null and s.erased_at is null
       ${at ? sql`and (r.said_at, r.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
     order by r.said_at desc, r.id desc limit ${shown + 1}`);
  const page = lines.slice(0, shown);
  const last = page.at(-1);
  return { lines: page, next: lines.length > shown && last ? `${last.saidAt}_${last.id}` : null };
}

/** How thanks were taken, by what they were for (null: no milestone): `noted` of `said`, and `glad` of `noted`. */
export type Taken = { kind: MilestoneKind | null; said: number; noted: number; glad: number };

/** Over the last year. Glad is delighted or pleased. */
export async function countTaken(db: Database, today: PlainDate): Promise<Taken[]> {
  return db.execute<Taken>(sql`
    select milestone_kind as kind, count(*)::int as said, count(reaction)::int as noted,
           count(*) filter (where reaction in ('delighted', 'pleased'))::int as glad
      from recognitions_taken
     where said_at >= ${addDays(today, -365)}::date
     group by milestone_kind order by count(*) desc`);
}
