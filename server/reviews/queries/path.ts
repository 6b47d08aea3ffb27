import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Path } from "../../domain/decision-words";
import type { PlainDate } from "../../domain/plain-date";

/** Decisions made in a quarter on one path. */
type PathOfQuarter = { n: number; medianDays: number | null };
export type Quarter = {
  begins: PlainDate;
  light: PathOfQuarter;
  heavy: PathOfQuarter;
  sentBack: number;
};

export type PathQuality = {
  quarters: Quarter[];
  /** From opening the draft to putting it forward, of the light path's decisions of the last twelve months. */
  writing: { n: number; medianMinutes: number | null };
};

const median = (value: string, where: string) =>
  sql.raw(`percentile_cont(0.5) within group (order by ${value}) filter (where ${where})`);

export type DecidedRow = {
  id: string;
  number: number;
  title: string | null;
  decidedAt: string;
  days: number;
  sentBack: number;
};

/** The decisions of a quarter on one path, the slowest first: what a median is of. */
export async function listDecided(
  db: Database,
  { quarter, path }: { quarter: PlainDate; path: Path },
): Promise<DecidedRow[]> {
  const rows = await db.execute<DecidedRow>(sql`
    select d.id, d.number, decision_title(d.id) as title, to_json(m.recorded_at) #>> '{}' as "decidedAt",
      (extract(epoch from m.recorded_at - first.proposed_at) / 86400)::float8 as days, first.sent_back::int as "sentBack"
    from decision_moves m join decisions d on d.id = m.decision_id
    cross join lateral (select min(recorded_at) filter (where kind = 'proposed') as proposed_at,
      count(*) filter (where kind = 'sent_back') as sent_back from decision_moves p where p.decision_id = m.decision_id) first
    where m.kind = 'decided' and (cardinality(m.heavy_reasons) > 0) = (${path} = 'heavy')
      and date_trunc('quarter', organisation_day(m.recorded_at)::timestamp)::date = ${quarter}::date
    order by days desc, d.number desc limit 500`);
  return [...rows];
}

/** How long it takes from putting forward to deciding, by path and quarter, and how often something is sent back (A8). */
export async function getPathQuality(db: Database, today: PlainDate): Promise<PathQuality> {
  const made = sql`
    select date_trunc('quarter', organisation_day(m.recorded_at)::timestamp)::date as begins,
      organisation_day(m.recorded_at) as made_on, cardinality(m.heavy_reasons) > 0 as heavy,
      extract(epoch from m.recorded_at - first.proposed_at) / 86400 as days,
      extract(epoch from first.proposed_at - d.recorded_at) / 60 as minutes
    from decision_moves m join decisions d on d.id = m.decision_id
    cross join lateral (select min(recorded_at) as proposed_at from decision_moves p
      where p.decision_id = m.decision_id and p.kind = 'proposed') first
    where m.kind = 'decided'`;
  const [quarters, [writing]] = await Promise.all([
    db.execute<Quarter>(sql`
      with made as (${made}), turned as (
        select date_trunc('quarter', organisation_day(recorded_at)::timestamp)::date as begins,
          count(*) as sent_back
        from decision_moves where kind = 'sent_back' group by 1
      ), decided as (
        select begins, count(*) filter (where not heavy) as light, ${median("days", "not heavy")} as light_days,
          count(*) filter (where heavy) as heavy, ${median("days", "heavy")} as heavy_days
        from made group by 1
      )
      select begins::text, json_build_object('n', coalesce(light, 0), 'medianDays', light_days) as light,
        json_build_object('n', coalesce(heavy, 0), 'medianDays', heavy_days) as heavy,
        coalesce(sent_back, 0)::int as "sentBack"
      from decided full join turned using (begins) order by begins desc limit 12`),
    db.execute<PathQuality["writing"]>(sql`
      select count(*)::int as n, (percentile_cont(0.5) within group (order by minutes))::float8 as "medianMinutes"
      from (${made}) made where not heavy and made_on > ${today}::date - 365`),
  ]);
  return { quarters: [...quarters], writing: writing ?? { n: 0, medianMinutes: null } };
}
