import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

export type StandingDifference = { customerId: string; kept: Record<string, unknown>; facts: Record<string, unknown> };

const batch = 2_000;

/**
 * Recomputes the standing of every customer from the base rows and reports each one that is kept differently. A customer
 * without facts may have no row, or one of noughts.
 */
export async function verifyStanding(db: Database): Promise<{ checked: number; differences: StandingDifference[] }> {
  const differences: StandingDifference[] = [];
  let checked = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.execute<{ id: string }>(
      sql`select id from customers where id > ${after}::uuid order by id limit ${sql.raw(String(batch))}`,
    );
    const last = rows.at(-1);
    if (!last) return { checked, differences };
    differences.push(...(await differencesIn(db, after, last.id)));
    checked += rows.length;
    after = last.id;
  }
}

async function differencesIn(db: Database, after: string, until: string): Promise<StandingDifference[]> {
  const rows = await db.execute<StandingDifference>(sql`
    with wanted as (select array_agg(id) as ids from customers where id > ${after}::uuid and id <= ${until}::uuid)
    select f.customer_id as "customerId",
           jsonb_build_object('purchases', coalesce(k.purchases, 0), 'purchase_days', coalesce(k.purchase_days, 0),
             'first_on', k.first_on, 'last_on', k.last_on, 'value_minor', coalesce(k.value_minor, 0),
             'totals', coalesce(k.totals, '{}'), 'open_issues', coalesce(k.open_issues, 0)) as kept,
           to_jsonb(f) - 'customer_id' as facts
      from wanted w
      cross join lateral standing_from_facts(w.ids) f
      left join standing k on k.customer_id = f.customer_id`);
  return rows.filter(({ kept, facts }) => !sameStanding(kept, facts));
}

function sameStanding(kept: Record<string, unknown>, facts: Record<string, unknown>): boolean {
  return Object.keys(facts).every((name) => JSON.stringify(kept[name]) === JSON.stringify(facts[name]));
}
