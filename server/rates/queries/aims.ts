import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainDate } from "../../domain/plain-date";
import type { RateLevel } from "../../domain/rate-cuts";
import { type Cited, citedDecision } from "../../limits/queries/versions";

/** `percent` null: no target from then on. */
export type RateTarget = { id: string; percent: number | null; reason: string; setBy: string; recordedAt: Date };
/** From which month limits are made anew, and by which decision. */
export type RateBase = { id: string; beginsOn: PlainDate; decision: Cited; setBy: string; recordedAt: Date };
export type RateAims = { targets: RateTarget[]; bases: RateBase[] };

/** The targets and the bases of a level, the newest first. Few: a person sets each with a reason. */
export async function listAims(db: Database, level: RateLevel): Promise<RateAims> {
  const [targets, bases] = await Promise.all([
    db.execute<Omit<RateTarget, "recordedAt"> & { recordedAt: string }>(sql`
      select t.id, t.percent, t.reason, p.name as "setBy", t.recorded_at as "recordedAt"
      from rate_targets t join people p on p.id = t.set_by where t.level = ${level}
      order by t.recorded_at desc, t.id desc`),
    db.execute<Omit<RateBase, "recordedAt"> & { recordedAt: string }>(sql`
      select b.id, b.begins_on::text as "beginsOn", ${citedDecision(sql`b.decision_id`)} as decision, p.name as "setBy",
        b.recorded_at as "recordedAt"
      from rate_bases b join people p on p.id = b.set_by where b.level = ${level} order by b.begins_on desc`),
  ]);
  const dated = <Row extends { recordedAt: string }>(row: Row) => ({ ...row, recordedAt: new Date(row.recordedAt) });
  return { targets: targets.map(dated), bases: bases.map(dated) };
}
