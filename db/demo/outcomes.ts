import type postgres from "postgres";

/**
 * Looks at what became of those affected, on every day that has come, where there are similar customers enough to compare
 * them with. The rest is the worker's, on its first night.
 */
export async function measureAffected(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe(`
    select measure_outcome(f.decision_id, d.on_day)
      from outcomes_followed f cross join lateral unnest(f.days) as d (on_day)
     where f.state in ('in_effect', 'reviewed') and f.comparator_count >= 10 and f.comparator_count * 2 >= f.sample_count
       and d.on_day < organisation_day(standpoint_now())`);
}
