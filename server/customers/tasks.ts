import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { recordEvent } from "../events/mutations";

type Standing = Record<string, unknown>;
type StandingDifference = { customerId: string; kept: Standing; facts: Standing };

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
 * Recomputes the standing of every customer from the base rows and reports each one that is kept differently. A customer
 * without facts may have no row, or one of noughts. With `isRepair` what differs is computed anew, and that is recorded.
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
    select d.customer_id as "customerId", d.kept, d.facts
      from (
        select f.customer_id,
               jsonb_build_object('purchases', coalesce(k.purchases, 0), 'purchase_days', coalesce(k.purchase_days, 0),
                 'first_on', k.first_on, 'last_on', k.last_on, 'value_minor', coalesce(k.value_minor, 0),
                 'totals', coalesce(k.totals, '{}'), 'open_issues', coalesce(k.open_issues, 0)) as kept,
               to_jsonb(f) - 'customer_id' as facts
          from wanted w
          cross join lateral standing_from_facts(w.ids) f
          left join standing k on k.customer_id = f.customer_id) d
     where d.kept <> d.facts
     order by d.customer_id`);
}

/** The database itself counts anew: what the standing is to be cannot be handed in. */
async function repair(db: Database, found: readonly StandingDifference[]): Promise<number> {
  if (found.length === 0) return 0;
  const ids = sql.join(
    found.map(({ customerId }) => sql`${customerId}::uuid`),
    sql`, `,
  );
  await db.execute(sql`select refresh_standing(array[${ids}])`);
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
