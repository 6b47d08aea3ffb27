import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { World } from "./database";
import type { KnownLens } from "./purchase-facts";

/** Rows and sums as everybody reads them differ in nothing from those of the facts as a whole, through each lens. */
export async function compareKept({ tx }: World, lenses: readonly KnownLens[]): Promise<void> {
  const asked = JSON.stringify(lenses.map(({ asOf, lapseDays }) => ({ as_of: asOf, lapse: lapseDays })));
  const [found] = await tx.execute<{ rows: unknown[]; sums: unknown[] }>(sql`
    with facts as materialized (select f from all_histories_from_facts() f),
    lens as materialized (select * from jsonb_to_recordset(${asked}::text::jsonb) as l (as_of date, lapse int)),
    read as materialized (
      select l.as_of, l.lapse, kind, lapse_days, on_day, at, sum(counted)::int as counted, sum(amount_minor)::bigint as amount_minor
      from lens l cross join lateral (
        select * from history_sums union all select * from history_changes(l.as_of, l.lapse, null)) s
      group by 1, 2, 3, 4, 5, 6 having sum(counted) <> 0 or sum(amount_minor) <> 0),
    counted as materialized (
      select l.as_of, l.lapse, s.* from lens l cross join lateral history_sums_of(
        array(select history_until(f, l.as_of) from facts), array(select lapse_days from kept_thresholds union select l.lapse), true) s)
    select (select coalesce(jsonb_agg(jsonb_build_array(n, f)), '[]') from histories_now n
        full join facts on (facts.f).customer_id = n.customer_id where n is distinct from facts.f) as rows,
      (select coalesce(jsonb_agg(jsonb_build_array(r, c)), '[]')
        from read r full join counted c using (as_of, lapse, kind, lapse_days, on_day, at)
        where (r.counted, r.amount_minor) is distinct from (c.counted, c.amount_minor)) as sums`);
  expect(found).toEqual({ rows: [], sums: [] });
}
