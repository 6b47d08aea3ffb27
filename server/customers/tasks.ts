import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { recordEvent } from "../events/mutations";

type Standing = Record<string, unknown>;
/** Null: no row is kept; the customer does not count. */
type StandingDifference = { customerId: string; kept: Standing | null; facts: Standing | null };

/** `different`: how many are kept differently; `differences`: the first of them. `repaired`: how many were put right. */
export type StandingReport = {
  checked: number;
  different: number;
  repaired: number;
  differences: StandingDifference[];
};

/** Customers looked at in one statement. */
const batch = 2_000;
/** Differences told one by one; beyond, their number is enough. */
const told = 1_000;

/**
 * Recomputes the standing of every customer from the base rows, with what rules ask (`rules`), and reports each one that is kept differently, is missing, or
 * is kept of somebody who does not count (merged, withdrawn). With `isRepair` what differs is computed anew, and that is
 * recorded.
 */
export async function verifyStanding(db: Database, { isRepair = false } = {}): Promise<StandingReport> {
  const report: StandingReport = { checked: 0, different: 0, repaired: 0, differences: [] };
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const [span] = await db.execute<{ count: number; until: string | null }>(sql`
      select count(*)::int as count, max(id::text) as until
        from (select id from customers where id > ${after}::uuid order by id limit ${sql.raw(String(batch))}) b`);
    if (!span?.until) break;
    const found = await differencesIn(db, after, span.until);
    if (isRepair) report.repaired += await repair(db, found);
    report.checked += span.count;
    report.different += found.length;
    report.differences.push(...found.slice(0, told - report.differences.length));
    after = span.until;
  }
  if (report.repaired > 0) await recordRepair(db, report);
  return report;
}

function differencesIn(db: Database, after: string, until: string): Promise<StandingDifference[]> {
  return db.execute<StandingDifference>(sql`
    with wanted as (select array_agg(id) as ids from customers where id > ${after}::uuid and id <= ${until}::uuid)
    select coalesce(k.customer_id, f.customer_id) as "customerId",
           to_jsonb(k) - 'customer_id' || jsonb_build_object('rules', to_jsonb(r) - 'customer_id') as kept,
           to_jsonb(f) - 'customer_id' || jsonb_build_object('rules', to_jsonb(a) - 'customer_id') as facts
      from (select f.* from wanted w cross join lateral standing_from_facts(w.ids) f) f
      full join (select * from standing where customer_id > ${after}::uuid and customer_id <= ${until}::uuid) k
        on k.customer_id = f.customer_id
      left join (select a.* from wanted w cross join lateral rule_facts_of(w.ids) a) a on a.customer_id = k.customer_id
      left join (select * from rule_facts where customer_id > ${after}::uuid and customer_id <= ${until}::uuid) r
        on r.customer_id = k.customer_id
     where to_jsonb(k) is distinct from to_jsonb(f) or to_jsonb(r) is distinct from to_jsonb(a)
     order by 1`);
}

/** The database itself counts anew: what the standing is to be cannot be handed in. */
async function repair(db: Database, found: readonly StandingDifference[]): Promise<number> {
  if (found.length === 0) return 0;
  const ids = sql.join(
    found.map(({ customerId }) => sql`${customerId}::uuid`),
    sql`, `,
  );
  await db.execute(sql`select refresh_standing(array[${ids}])`);
  await db.execute(sql`select refresh_rule_facts(array[${ids}])`);
  return found.length;
}

async function recordRepair(db: Database, { checked, repaired, differences }: StandingReport): Promise<void> {
  await recordEvent(db, {
    actor: null,
    action: "standing.repaired",
    subject: "standing",
    subjectId: newId(),
    facts: { checked, repaired, first: differences.slice(0, 100).map(({ customerId }) => customerId) },
  });
}
