import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import type { Instant } from "../../domain/plain-date";
import type { Rule } from "../../domain/rule";
import { ruleSentence } from "../../domain/rule-sentence";
import {
  isOfBest,
  type SegmentChoice,
  type SegmentKey,
  type Strategy,
  segments,
  strategyGaps,
} from "../../domain/segment";
import { withinTime } from "./within-time";

/** A segment in the list of all. */
export type SegmentLine = SegmentChoice & {
  /** Null: a standing segment, which has no versions. */
  version: number | null;
  /** When it was counted; null: not yet. */
  countedAt: Instant | null;
  strategy: Strategy;
  isOfBest: boolean;
  /** What a segment of our best customers must not be without, and is. */
  gaps: ("owner" | "note")[];
};

type Saved = { id: string; name: string; versionId: string; version: number; rule: Rule };
type Count = { segment: string; customers: number | null; countedAt: string };
type StrategyRow = Strategy & { segment: string };

const nothingSaid: Strategy = { owner: null, note: null, thankedBy: null };

/**
 * All segments that are offered: the standing ones, then the saved ones by name, each with its count. Counted anew as far
 * as a page can wait for it; the others show the count that was kept, with its time.
 */
export async function listSegments({ db, organisation }: Pick<Context, "db" | "organisation">): Promise<SegmentLine[]> {
  const standing = segments(organisation.lapseDays);
  const saved = await listSaved(db);
  const [counts, strategies, topBand] = await Promise.all([
    countAnew(db, [...standing.map(({ key }) => key), ...saved.map(({ versionId }) => versionId)]),
    listStrategies(db),
    findTopBand(db),
  ]);
  const lineOf = (given: { key: string; name: string; rule: string; of: SegmentKey | Rule }, counted: string) => {
    const { of, ...segment } = given;
    const strategy = strategies.get(segment.key) ?? nothingSaid;
    const count = counts.get(counted);
    return {
      ...segment,
      ...{ count: count?.customers ?? null, countedAt: count ? new Date(count.countedAt) : null },
      ...{ strategy, isOfBest: isOfBest(of, topBand), gaps: strategyGaps(of, strategy, topBand) },
    };
  };
  return [
    ...standing.map((segment) => ({ ...lineOf({ ...segment, of: segment.key }, segment.key), version: null })),
    ...saved.map(({ id, name, versionId, version, rule }) => ({
      ...lineOf({ key: id, name, rule: ruleSentence(rule), of: rule }, versionId),
      version,
    })),
  ];
}

async function listSaved(db: Database): Promise<Saved[]> {
  return db.execute<Saved>(sql`
    select id, name, version_id as "versionId", version, rule from segments_now where retired_at is null
    order by lower(name), id`);
}

/** Long enough for every segment of a house of usual size, short enough for a page. */
const patience = "1 second";
/** Milliseconds a page waits where something that was never counted takes its time; the worker counts it then. */
const waits = 3_000;

async function countAnew(db: Database, named: readonly string[]): Promise<Map<string, Count>> {
  const asked = sql.param([...named]);
  const anew = await withinTime(db, waits, (tx) =>
    tx.execute<Count>(sql`
      select segment, customers, counted_at as "countedAt" from count_segments(${asked}::text[], ${patience}::interval)`),
  );
  const rows =
    anew ??
    (await db.execute<Count>(sql`
      select segment, customers, counted_at as "countedAt" from segment_counts where segment = any (${asked}::text[])`));
  return new Map(rows.map((row) => [row.segment, row]));
}

async function listStrategies(db: Database): Promise<Map<string, Strategy>> {
  const rows = await db.execute<StrategyRow>(sql`
    select s.segment, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner,
      s.note, s.thanked_by as "thankedBy"
    from segment_strategies_now s left join people p on p.id = s.owner_id and p.deactivated_at is null`);
  return new Map(rows.map(({ segment, ...strategy }) => [segment, strategy]));
}

/** The name of the best value band; null: none are set. */
export async function findTopBand(db: Database): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(sql`select name from bands_now order by place limit 1`);
  return row?.name ?? null;
}

export type RetiredSegment = { id: string; name: string; retiredAt: Instant; by: string };

export async function listRetired(db: Database): Promise<RetiredSegment[]> {
  const rows = await db.execute<Omit<RetiredSegment, "retiredAt"> & { retiredAt: string }>(sql`
    select s.id, s.name, s.retired_at as "retiredAt", p.name as by
    from segments s join people p on p.id = s.retired_by order by s.retired_at desc limit 100`);
  return rows.map((row) => ({ ...row, retiredAt: new Date(row.retiredAt) }));
}
