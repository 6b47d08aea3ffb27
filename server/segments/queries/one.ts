import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import type { SegmentEffect } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import type { Instant, PlainDate } from "../../domain/plain-date";
import type { ThanksWish } from "../../domain/preference";
import type { Rule } from "../../domain/rule";
import { ruleSentence } from "../../domain/rule-sentence";
import { isSegmentKey, type Strategy, segments, strategyGaps } from "../../domain/segment";
import { findTopBand } from "./list";

export type SegmentVersion = { id: string; version: number; rule: Rule; by: string; recordedAt: Instant };
export type StrategyFact = Strategy & { by: string; recordedAt: Instant };

/** A decision that relies on a segment, with the count that was frozen for it. */
export type SegmentUse = {
  decisionId: string;
  number: number;
  title: string | null;
  effect: SegmentEffect;
  /** Null: a standing segment, which has no versions. */
  version: number | null;
  asOf: PlainDate;
  affectedCount: number;
  allCount: number;
};

export type SegmentPage = {
  key: string;
  name: string;
  /** The rule in words. */
  rule: string;
  retired: { at: Instant; by: string } | null;
  /** Newest first; none: a standing segment. */
  versions: SegmentVersion[];
  /** Newest first: what holds now, and what was said before. */
  strategies: StrategyFact[];
  gaps: ("owner" | "note")[];
  uses: SegmentUse[];
};

const nothingSaid: Strategy = { owner: null, note: null, thankedBy: null };

/** One segment: its rule and how it came to it, who looks after it, what relies on it. Throws when there is none. */
export async function getSegment({ db, organisation }: Context, key: string): Promise<SegmentPage> {
  const standing = segments(organisation.lapseDays).find((segment) => segment.key === key);
  const [segment, strategies, uses, topBand] = await Promise.all([
    standing ? { ...standing, versions: [], retired: null, of: standing.key } : getSaved(db, key),
    listStrategies(db, key),
    listUses(db, key),
    findTopBand(db),
  ]);
  const { of, ...page } = segment;
  return {
    ...page,
    strategies,
    uses,
    gaps: page.retired ? [] : strategyGaps(of, strategies[0] ?? nothingSaid, topBand),
  };
}

type SavedRow = { id: string; name: string; retiredAt: string | null; retiredBy: string | null };

async function getSaved(db: Database, id: string) {
  const [[row], versions] = await Promise.all([
    db.execute<SavedRow>(sql`
      select s.id, s.name, s.retired_at as "retiredAt", p.name as "retiredBy"
      from segments s left join people p on p.id = s.retired_by where s.id = ${id}`),
    listVersions(db, id),
  ]);
  const newest = versions[0];
  if (!row || !newest) throw new DomainError("not_found");
  const { name, retiredAt, retiredBy } = row;
  const retired = retiredAt && retiredBy ? { at: new Date(retiredAt), by: retiredBy } : null;
  return { key: id, name, rule: ruleSentence(newest.rule), of: newest.rule, versions, retired };
}

async function listVersions(db: Database, id: string): Promise<SegmentVersion[]> {
  const rows = await db.execute<Omit<SegmentVersion, "recordedAt"> & { recordedAt: string }>(sql`
    select v.id, v.version, v.rule, p.name as by, v.recorded_at as "recordedAt"
    from segment_versions v join people p on p.id = v.by_id where v.segment_id = ${id} order by v.version desc`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

type StrategyRow = {
  owner: Strategy["owner"];
  note: string | null;
  thankedBy: ThanksWish | null;
  by: string;
  recordedAt: string;
};

async function listStrategies(db: Database, key: string): Promise<StrategyFact[]> {
  const isThis = isSegmentKey(key) ? sql`s.key = ${key}` : sql`s.segment_id = ${key}`;
  const rows = await db.execute<StrategyRow>(sql`
    select case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner, s.note,
      s.thanked_by as "thankedBy", p.name as by, s.recorded_at as "recordedAt"
    from segment_strategies s join people p on p.id = s.by_id
    left join people o on o.id = s.owner_id and o.deactivated_at is null
    where ${isThis} order by s.recorded_at desc, s.id desc limit 50`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

/** The latest statement of each decision that names it. */
async function listUses(db: Database, key: string): Promise<SegmentUse[]> {
  const isThis = isSegmentKey(key) ? sql`f.segment = ${key}` : sql`v.segment_id = ${key}`;
  return db.execute<SegmentUse>(sql`
    select d.id as "decisionId", d.number, decision_title(d.id) as title, f.effect, v.version, f.as_of::text as "asOf",
      f.affected_count as "affectedCount", f.all_count as "allCount"
    from statement_segments f join decisions d on d.id = f.decision_id
    left join segment_versions v on v.id = f.version_id
    where ${isThis} and f.statement_id = coalesce(sealed_statement(d.id), latest_statement(d.id))
    order by d.number desc limit 200`);
}

/** A segment as a lens holds it, in words: "Top tenth by value", "Regulars, version 3"; null: there is none such. */
export async function findSegmentWords(db: Database, keyOrVersion: string): Promise<string | null> {
  const standing = segments(null).find(({ key }) => key === keyOrVersion);
  if (standing) return standing.name;
  const [saved] = await db.execute<{ words: string }>(sql`
    select s.name || ', version ' || v.version as words
    from segment_versions v join segments s on s.id = v.segment_id where v.id::text = ${keyOrVersion}`);
  return saved?.words ?? null;
}
