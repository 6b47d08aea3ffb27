import { sql } from "drizzle-orm";
import { type FunnelLimits, funnelLimits } from "../../domain/funnel";
import type { RateCut } from "../../domain/rate-cuts";
import { notKnown, type RateQuestion } from "../../domain/rate-question";
import { segments } from "../../domain/segment";
import { type Interval, wilson } from "../../domain/wilson";
import { namesOf } from "./choices";
import { factsOf, type Reader, seen, unsettled } from "./source";
import { tally } from "./tally";

/** One value of a cut with its promises. */
type RateOfCut = {
  /** As the address has it; "none": not known. */
  value: string;
  /** Null: a word of ours (kind, channel, tenure), or not known. */
  name: string | null;
  due: number;
  kept: number;
  keptAsAgreed: number;
  overdue: number;
  interval: Interval | null;
  /** Between which shares chance alone would put so many promises, were this one like all (B7). Null: nothing fell due. */
  limits: FunnelLimits | null;
};

/** `overlaps`: somebody may be in several, so that they do not add up to all. */
export type RatesBy = { cut: RateCut; due: number; kept: number; rows: RateOfCut[]; overlaps: boolean };

type Sums = { value: string | null; due: number; kept: number; agreed: number; overdue: number };

/** The rate of each value of a cut, the most promises first: no ranking (B7). */
export async function listRates(reader: Reader, question: RateQuestion, cut: RateCut): Promise<RatesBy> {
  const only = ["due", "kept", "agreed", "overdue"] as const;
  const [sums, names, all] = await Promise.all([
    cut === "segment" ? sumSegments(reader, question) : tally(reader, question, { by: cut, only }),
    namesOf(reader, cut),
    // The values of every other cut share nobody, and add up.
    cut === "segment" ? tally(reader, question, { only }) : null,
  ]);
  const due = (all ?? sums).reduce((sum, row) => sum + row.due, 0);
  const kept = (all ?? sums).reduce((sum, row) => sum + row.kept, 0);
  const rows = sums
    .filter((row) => row.due > 0)
    .map((row) => ({
      value: row.value ?? notKnown,
      name: row.value === null ? null : (names.get(row.value) ?? null),
      ...{ due: row.due, kept: row.kept, keptAsAgreed: row.agreed, overdue: row.overdue },
      interval: wilson(row.kept, row.due),
      limits: due > 0 ? funnelLimits(row.due, kept / due) : null,
    }))
    .sort((a, b) => b.due - a.due || (a.name ?? a.value).localeCompare(b.name ?? b.value));
  return { cut, due, kept, rows, overlaps: cut === "segment" };
}

/** Each customer's promises summed once, then by the segments they are in today. */
async function sumSegments(reader: Reader, question: RateQuestion): Promise<Sums[]> {
  const { db, today, organisation } = reader;
  const columns = sql`f.survivor_id, f.is_kept::int as kept, f.is_kept_as_agreed::int as agreed, (f.outcome = 'overdue')::int as overdue`;
  const standing = segments(organisation.lapseDays)
    .filter(({ key }) => key !== "active" || organisation.lapseDays !== null)
    .map(({ key }) => key);
  return [
    ...(await db.execute<Sums>(sql`
      with ${unsettled(seen(question, reader).at)},
      each as materialized (
        select survivor_id, count(*) as due, sum(kept) as kept, sum(agreed) as agreed, sum(overdue) as overdue
        from (${factsOf(question, reader, columns, sql`f.is_counted`)}) f group by survivor_id),
      named (value, key) as (
        select key, key from unnest(${sql.param(standing)}::text[]) as key
        union all select id::text, version_id::text from segments_now where retired_at is null)
      select named.value, sum(each.due)::int as due, sum(each.kept)::int as kept, sum(each.agreed)::int as agreed,
        sum(each.overdue)::int as overdue
      from named cross join lateral segment_members(named.key, ${today}::date, ${organisation.lapseDays}::int) m
      join each on each.survivor_id = m group by named.value`)),
  ];
}
