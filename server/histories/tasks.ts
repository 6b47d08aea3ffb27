import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { recordEvent } from "../events/mutations";

/** Customers settled in one transaction: some hundred milliseconds, in which nobody who records a purchase waits. */
const batch = 2_000;

/**
 * From so many marked at once, and so large a part of all, as after a large import, all are held against the facts as a
 * whole: that is quicker, half a millisecond each against a twentieth. Not while an import is running: what it brings next
 * would have to be looked at again.
 */
const [manyMarked, largePart] = [50_000, 0.1];

/**
 * The worker's job: keeps what customers bought whose purchases changed, and sums every threshold that was set since.
 * Numbers do not wait for it.
 */
export async function settleHistories(db: Database, { many = manyMarked } = {}): Promise<void> {
  if (await isMostMarked(db, many)) await rebuild(db);
  for (;;) {
    const [row] = await db.execute<{ settled: number }>(sql`select settle_histories(${batch}) as settled`);
    if ((row?.settled ?? 0) === 0) break;
  }
  await db.execute(sql`select count_thresholds()`);
}

/** Somebody else at it is not waited for: all is kept when they are through. */
async function rebuild(db: Database): Promise<void> {
  await db.execute(sql`
    select rebuild_histories() where pg_try_advisory_xact_lock(hashtextextended('settle_histories', 0))`);
}

async function isMostMarked(db: Database, many: number): Promise<boolean> {
  const [row] = await db.execute<{ isMost: boolean }>(sql`
    select marked.customers >= ${many} and marked.customers > ${largePart}::float8 * (select count(*) from purchase_histories)
      and not exists (select from import_runs where effect = 'real' and finished_at is null)
      and not exists (select from import_undos where effect = 'real' and finished_at is null) as "isMost"
    from (select count(distinct customer_id) as customers from histories_unsettled) marked`);
  return row?.isMost ?? false;
}

/** `kept` null: no row is kept, nor is it marked; `facts` null: there is nobody whom it could be kept of. */
type HistoryDifference = { customerId: string; kept: unknown; facts: unknown };

/** A sum that is not what the kept rows add up to; null: there is none, or there is nothing to sum. */
type SumDifference = { sum: string; kept: number | null; counted: number | null };

/** `differences` and `sums`: the first of them. */
export type RollupsReport = {
  checked: number;
  different: number;
  differences: HistoryDifference[];
  differentSums: number;
  sums: SumDifference[];
  repaired: boolean;
};

/** Customers looked at in one statement, and differences told one by one. */
const [looked, told] = [5_000, 1_000];

/**
 * Reads everybody's purchases anew and reports each whose kept row says something else, or who is neither kept nor marked;
 * then every sum that differs from its rows. With `isRepair` they are kept anew, and that is recorded.
 */
export async function verifyRollups(db: Database, { isRepair = false } = {}): Promise<RollupsReport> {
  const report: RollupsReport = {
    checked: 0,
    different: 0,
    differences: [],
    differentSums: 0,
    sums: [],
    repaired: false,
  };
  for (let after: string | null = "00000000-0000-0000-0000-000000000000"; after !== null; ) {
    const found: Looked = await differencesAfter(db, after);
    report.checked += found.checked;
    report.different += found.differences.length;
    report.differences.push(...found.differences.slice(0, told - report.differences.length));
    if (isRepair) await markAnew(db, found.differences);
    after = found.until;
  }
  if (isRepair && report.different > 0) await settleHistories(db);
  const sums = await differingSums(db);
  report.differentSums = sums.length;
  report.sums = sums.slice(0, told);
  report.repaired = isRepair && report.different + report.differentSums > 0;
  if (isRepair && report.differentSums > 0) await db.execute(sql`select recount_history_sums()`);
  if (report.repaired) await recordRepair(db, report);
  return report;
}

type Looked = { until: string | null; checked: number; differences: HistoryDifference[] };

/** Whoever has a record or a kept row is looked at; whoever is marked is read from the facts anyway. */
async function differencesAfter(db: Database, after: string): Promise<Looked> {
  const [row] = await db.execute<Looked>(sql`
    with asked as materialized (
      select id from (
        (select id from customers where id > ${after}::uuid order by id limit ${looked})
        union
        (select customer_id from purchase_histories where customer_id > ${after}::uuid order by customer_id limit ${looked})
      ) both_sides (id) order by id limit ${looked}),
    unmarked as materialized (
      select id from asked where not exists (select from unsettled_customers u where u.customer_id = asked.id)),
    kept as (select h.* from purchase_histories h join unmarked on unmarked.id = h.customer_id),
    told as (select f.* from histories_from_facts(array(select id from unmarked)) f),
    differing as (
      select coalesce(k.customer_id, t.customer_id) as "customerId", to_jsonb(k) as kept, to_jsonb(t) as facts
      from kept k full join told t on t.customer_id = k.customer_id where to_jsonb(k) is distinct from to_jsonb(t))
    select (select max(id::text) from asked) as until, (select count(*)::int from asked) as checked,
      (select coalesce(jsonb_agg(d order by d."customerId"), '[]') from differing d) as differences`);
  return row ?? { until: null, checked: 0, differences: [] };
}

async function markAnew(db: Database, found: readonly HistoryDifference[]): Promise<void> {
  if (found.length === 0) return;
  const ids = found.map(({ customerId }) => customerId);
  await db.execute(sql`select mark_histories(${sql.param(ids)}::uuid[])`);
}

/** Each sum by its name: kind, threshold, day and the number beside it. */
async function differingSums(db: Database): Promise<SumDifference[]> {
  return db.execute<SumDifference>(sql`
    with counted as materialized (
      select * from count_histories(array(select lapse_days from kept_thresholds), true))
    select concat_ws(' ', coalesce(k.kind, c.kind), 'L=' || coalesce(k.lapse_days, c.lapse_days), coalesce(k.on_day, c.on_day),
        coalesce(k.at, c.at)) as sum, k.counted as kept, c.counted
    from history_sums k full join counted c using (kind, lapse_days, on_day, at)
    where (k.counted, k.amount_minor) is distinct from (c.counted, c.amount_minor)
    order by 1`);
}

async function recordRepair(db: Database, report: RollupsReport): Promise<void> {
  const { checked, different, differences, differentSums } = report;
  await recordEvent(db, {
    actor: null,
    action: "rollups.repaired",
    subject: "rollups",
    subjectId: newId(),
    facts: { checked, different, differentSums, first: differences.slice(0, 100).map(({ customerId }) => customerId) },
  });
}
