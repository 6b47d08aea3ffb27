import { sql } from "drizzle-orm";
import type { RateQuestion } from "../../domain/rate-question";
import { segments } from "../../domain/segment";
import { factsOf, isOfAll, type Reader, seen, unsettled } from "./source";

type Sums = { value: string; due: number; kept: number; agreed: number; overdue: number };
type SegmentSums = { sums: Sums[]; countedAt: Date | null };

/** How long sums are used before the worker has counted anew. */
const usableHours = 3;

/** The keys of the segments that everybody has: who is active is not known without a threshold. */
export function standingKeys(lapseDays: number | null): string[] {
  return segments(lapseDays)
    .filter(({ key }) => key !== "active" || lapseDays !== null)
    .map(({ key }) => key);
}

/** Promises of a question by the segments their customers are in today: from kept sums where they answer it, else asked now. */
export async function listSegmentSums(reader: Reader, question: RateQuestion): Promise<SegmentSums> {
  const countedAt = isOfAll(question, reader) ? await lastCounted(reader) : null;
  return { sums: await (countedAt ? keptSums(reader, question) : sumNow(reader, question)), countedAt };
}

/** When sums were counted that may be used; null: there are none, they are old, or members were another day's. */
async function lastCounted({ db, now, today, organisation }: Reader): Promise<Date | null> {
  const [kept] = await db.execute<{ at: string }>(sql`
    select counted_at as at from segment_rate_counts
    where members_on = ${today}::date and lapse_days is not distinct from ${organisation.lapseDays}::int
      and counted_at > ${now.toISOString()}::timestamptz - make_interval(hours => ${usableHours})`);
  return kept ? new Date(kept.at) : null;
}

async function keptSums({ db }: Reader, { level, origin, from, to }: RateQuestion): Promise<Sums[]> {
  const rows = await db.execute<Sums>(sql`
    select d.segment as value, sum(d.due)::int as due, sum(d.kept)::int as kept, sum(d.agreed)::int as agreed,
      sum(d.overdue)::int as overdue
    from segment_rate_days d
    where d.level = ${level} and d.origin = ${origin} and d.due_on between ${from}::date and ${to}::date
      and not exists (select from segments_now gone where gone.id::text = d.segment and gone.retired_at is not null)
    group by d.segment`);
  return [...rows];
}

/** Each customer's promises summed once, then by the segments they are in today. */
async function sumNow(reader: Reader, question: RateQuestion): Promise<Sums[]> {
  const { db, today, organisation } = reader;
  const columns = sql`f.survivor_id, f.is_kept::int as kept, f.is_kept_as_agreed::int as agreed, (f.outcome = 'overdue')::int as overdue`;
  const rows = await db.execute<Sums>(sql`
    with ${unsettled(seen(question, reader).at)},
    each as materialized (
      select survivor_id, count(*) as due, sum(kept) as kept, sum(agreed) as agreed, sum(overdue) as overdue
      from (${factsOf(question, reader, columns, sql`f.is_counted`)}) f group by survivor_id),
    named (value, key) as (
      select key, key from unnest(${sql.param(standingKeys(organisation.lapseDays))}::text[]) as key
      union all select id::text, version_id::text from segments_now where retired_at is null)
    select named.value, sum(each.due)::int as due, sum(each.kept)::int as kept, sum(each.agreed)::int as agreed,
      sum(each.overdue)::int as overdue
    from named cross join lateral segment_members(named.key, ${today}::date, ${organisation.lapseDays}::int) m
    join each on each.survivor_id = m group by named.value`);
  return [...rows];
}
