import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Capture, captureOf, type Heard } from "../../domain/listening";

/** What was heard of a team's part of a sample, and what the team had recorded in that month. */
export type TeamHeard = Heard & { teamId: string; team: string; recorded: number; promises: number };

const counts = sql`
  count(distinct i.id)::int as contacts,
  count(distinct i.id) filter (where f.id is not null)::int as heard,
  count(*) filter (where f.kind = 'nothing')::int as nothing,
  count(*) filter (where f.kind = 'unclear')::int as unclear,
  count(*) filter (where f.kind = 'logged')::int as logged,
  count(*) filter (where f.kind = 'unlogged')::int as unlogged`;

/** A month's sample team by team, by name. `month` is "2026-10". */
export async function hearingByTeam(db: Database, month: string): Promise<TeamHeard[]> {
  return [
    ...(await db.execute<TeamHeard>(sql`
      select t.id as "teamId", t.name as team, r.contacts as recorded, r.promises, ${counts}
      from listening_samples s
      join listening_teams r on r.sample_id = s.id
      join teams t on t.id = r.team_id
      left join listening_items i on i.sample_id = s.id and i.team_id = t.id
      left join listening_findings f on f.item_id = i.id
      where s.month_on = ${`${month}-01`}::date
      group by t.id, t.name, r.contacts, r.promises order by t.name, t.id`)),
  ];
}

/** The months that have a sample, the newest first, each with what was found in it. */
export async function hearingByMonth(db: Database): Promise<(Heard & { month: string })[]> {
  return [
    ...(await db.execute<Heard & { month: string }>(sql`
      select to_char(s.month_on, 'YYYY-MM') as month, ${counts}
      from listening_samples s
      left join listening_items i on i.sample_id = s.id
      left join listening_findings f on f.item_id = i.id
      group by s.id, s.month_on order by s.month_on desc limit 24`)),
  ];
}

/**
 * The capture rate (B7): of the promises found by listening to a month's sample, how many had been logged. With
 * `month` null the newest sample; with `team` that team's part. n = 0 where nothing was found or nothing was heard yet.
 */
export async function captureRate(
  db: Database,
  { month, team }: { month: string | null; team: string | null },
): Promise<Capture & { month: string | null }> {
  const [row] = await db.execute<{ month: string; logged: number; unlogged: number }>(sql`
    select to_char(s.month_on, 'YYYY-MM') as month,
      count(*) filter (where f.kind = 'logged')::int as logged, count(*) filter (where f.kind = 'unlogged')::int as unlogged
    from listening_samples s
    left join listening_items i on i.sample_id = s.id and (${team}::uuid is null or i.team_id = ${team}::uuid)
    left join listening_findings f on f.item_id = i.id
    where s.month_on = coalesce(${month === null ? null : `${month}-01`}::date, (select max(month_on) from listening_samples))
    group by s.month_on`);
  return row ? { ...captureOf(row), month: row.month } : { k: 0, n: 0, month };
}
