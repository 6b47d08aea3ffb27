import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { asOf, lapseDays } from "./asked";

/**
 * From so many customers on whose purchases changed since they were kept, a page shows the numbers of a moment ago and says
 * so: reading them all would take longer than keeping them does. An import of everything is kept within minutes.
 */
export const mostUnsettled = 1_000;

/**
 * Heads a statement: `sums` are those of every history as it is this moment, seen on the day asked for. What the kept ones
 * differ by is worked out once; each question then reads its few rows of `sums`.
 */
export const withSums = sql`with changed as materialized (
    select kind, lapse_days, on_day, at, sum(counted)::int as counted, sum(amount_minor)::bigint as amount_minor
    from history_changes(${asOf}, ${lapseDays}, ${placeholder("most")}::int)
    group by kind, lapse_days, on_day, at having sum(counted) <> 0 or sum(amount_minor) <> 0
  ),
  sums as not materialized (
    select kind, lapse_days, on_day, at, counted, amount_minor from history_sums
    union all select * from changed
  )`;

/** More changed since it was kept than a page reads: its numbers are those of a moment ago, and it says so. */
export const isBehind = sql`histories_behind(${placeholder("most")}::int)`;

/** False: the threshold was set a moment ago, and nothing that needs it has been summed yet. */
export const isAtHand = sql`threshold_is_at_hand(${lapseDays})`;

/** A kind that is counted by day, up to a day: months that are over as months, the last one by its days. */
export const until = (kind: string, day: SQL, threshold: SQL = sql`0`): SQL => sql`(
  select on_day, counted from sums where kind = ${sql.raw(`'${kind}_month'`)} and lapse_days = ${threshold}
    and on_day < date_trunc('month', (${day})::timestamp)::date
  union all
  select on_day, counted from sums where kind = ${sql.raw(`'${kind}'`)} and lapse_days = ${threshold}
    and on_day between date_trunc('month', (${day})::timestamp)::date and ${day})`;
