import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { recordEvent } from "../events/mutations";
import { standingKeys } from "./queries/segment-sums";
import { counted } from "./queries/tally";

/** Promises settled in one transaction: few enough that nobody who changes one of them waits to be noticed. */
const batch = 1_000;

/** The worker's job: keeps what became of promises that only an event can change now. Figures do not wait for it. */
export async function settlePromises(db: Database): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ settled: number }>(sql`select settle_promises(${batch}) as settled`);
    if ((row?.settled ?? 0) < batch) return;
  }
}

/** From so many kept rows on, sums by segment are kept: below, asking at the reading is quick and of this moment. */
const manyPromises = 200_000;

/** The worker's job: sums the promises of a large organisation by today's segments. Null: there are few, or somebody else does. */
export async function countSegmentRates(db: Database, { many = manyPromises } = {}): Promise<Date | null> {
  const [size] = await db.execute<{ rows: number; lapseDays: number | null }>(sql`
    select (select reltuples from pg_class where oid = 'promise_facts'::regclass) as rows,
      (select days from lapse_thresholds order by recorded_at desc, id desc limit 1) as "lapseDays"`);
  if (size === undefined || size.rows < many) return null;
  const [counted] = await db.execute<{ at: string | null }>(
    sql`select count_segment_rates(${sql.param(standingKeys(size.lapseDays))}::text[]) as at`,
  );
  return counted?.at ? new Date(counted.at) : null;
}

/** `kept` null: no row is kept, nor is it marked; `facts` null: there is nothing that it could be kept of. */
type RateDifference = { promiseId: string; kept: unknown; facts: unknown };

/** `differences`: the first of them. `days`: those whose sums are not what their rows add up to. */
export type RatesReport = {
  checked: number;
  different: number;
  differences: RateDifference[];
  days: string[];
  repaired: boolean;
};

/** Promises looked at in one statement, and differences told one by one. */
const [looked, told] = [5_000, 1_000];

/**
 * Judges every promise anew and reports each whose kept row says something else, or that is neither kept nor marked; then
 * every day whose sums differ from its rows. With `isRepair` they are kept anew, and that is recorded.
 */
export async function verifyRates(db: Database, { isRepair = false } = {}): Promise<RatesReport> {
  const report: RatesReport = { checked: 0, different: 0, differences: [], days: [], repaired: false };
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const found = await differencesAfter(db, after);
    if (found.until === null) break;
    report.checked += found.checked;
    report.different += found.differences.length;
    report.differences.push(...found.differences.slice(0, told - report.differences.length));
    if (isRepair) await markAnew(db, found.differences);
    after = found.until;
  }
  if (isRepair && report.different > 0) await settlePromises(db);
  report.days = await differingDays(db);
  report.repaired = isRepair && report.different + report.days.length > 0;
  if (isRepair && report.days.length > 0)
    await db.execute(sql`select recount_promise_days(${sql.param(report.days)}::date[])`);
  if (report.repaired) await recordRepair(db, report);
  return report;
}

type Looked = { until: string | null; checked: number; differences: RateDifference[] };

async function differencesAfter(db: Database, after: string): Promise<Looked> {
  const [row] = await db.execute<Looked>(sql`
    with asked as materialized (select id from promises where id > ${after}::uuid order by id limit ${looked}),
    kept as (select f.* from promise_facts f join asked on asked.id = f.promise_id
      where not exists (select from promises_unsettled u where u.promise_id = f.promise_id)),
    judged as (
      select f.* from promise_facts_among(standpoint_now(), array(select id from asked)) f
      where not exists (select from promises_unsettled u where u.promise_id = f.promise_id)),
    unmarked as (
      select s.promise_id from promise_states s join asked on asked.id = s.promise_id
      where s.until_at is null and s.headline_due_at >= standpoint_now()
        and not exists (select from promises_unsettled u where u.promise_id = s.promise_id)),
    differing as (
      select coalesce(k.promise_id, j.promise_id) as "promiseId", to_jsonb(k) as kept, to_jsonb(j) as facts
      from kept k full join judged j on j.promise_id = k.promise_id where to_jsonb(k) is distinct from to_jsonb(j)
      union all select promise_id, null, to_jsonb('not due yet, and not marked'::text) from unmarked)
    select (select max(id::text) from asked) as until, (select count(*)::int from asked) as checked,
      (select coalesce(jsonb_agg(d order by d."promiseId"), '[]') from differing d) as differences`);
  return row ?? { until: null, checked: 0, differences: [] };
}

async function markAnew(db: Database, found: readonly RateDifference[]): Promise<void> {
  if (found.length === 0) return;
  const ids = found.map(({ promiseId }) => promiseId);
  await db.execute(sql`select mark_promises(${sql.param(ids)}::uuid[])`);
}

async function differingDays(db: Database): Promise<string[]> {
  const rows = await db.execute<{ day: string }>(sql`
    with added as (
      select f.level, f.origin, d.cut, f.due_on, d.value, ${counted}
      from promise_facts f cross join lateral promise_days_of(f) d group by f.level, f.origin, d.cut, f.due_on, d.value)
    select distinct coalesce(k.due_on, a.due_on)::text as day
    from promise_days k full join added a using (level, origin, cut, due_on, value)
    where to_jsonb(k) is distinct from to_jsonb(a)
    union select coalesce(k.due_on, a.due_on)::text
    from promise_customers k full join promise_customers_of(null) a using (level, origin, is_broken, due_on, before_on)
    where k.customers is distinct from a.customers order by 1`);
  return rows.map(({ day }) => day);
}

async function recordRepair(db: Database, { checked, different, differences, days }: RatesReport): Promise<void> {
  await recordEvent(db, {
    actor: null,
    action: "rates.repaired",
    subject: "rates",
    subjectId: newId(),
    facts: { checked, different, days, first: differences.slice(0, 100).map(({ promiseId }) => promiseId) },
  });
}
