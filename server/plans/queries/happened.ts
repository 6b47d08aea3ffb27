import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import { isFew } from "../../counts/queries/counted";
import type { Instant, PlainDate } from "../../domain/plain-date";
import { periodEnds } from "../../domain/plan";
import type { PlanVersion } from "./plans";

/** What became of a line: so many of the planned. Null: that is not counted of such a line. */
type LineHappened = { place: number; planned: number; happened: number | null };

/** Who was active at the end, each once: kept since the day before it began, won in it, or won back. They add up to all. */
type ClosingHappened = { active: number; kept: number; won: number; wonBack: number };

/** `valueMinor` and `closing` null: a department's, whose customers are everybody's; or no threshold was set. */
type Figures = { valueMinor: number | null; closing: ClosingHappened | null; lines: LineHappened[] };

/**
 * A submitted plan held against what happened, under the threshold it was made under. `until`: the last day that is
 * counted, before `endsOn` while the period runs. `keptSince`: when it was counted once for good, after the period; null:
 * counted at this reading. `figures` null: with so many customers it is counted after the period, and has not been yet.
 */
export type PlanHappened = {
  until: PlainDate;
  endsOn: PlainDate;
  isOver: boolean;
  keptSince: Instant | null;
  figures: Figures | null;
};

type Options = {
  /** How many who have bought are counted while a page waits; tests give their own. */
  most?: number;
};

/** Null: it never held, or its period has not begun. */
export async function getHappened(
  { db, today }: Pick<Context, "db" | "today">,
  held: PlanVersion,
  { most }: Options = {},
): Promise<PlanHappened | null> {
  const endsOn = periodEnds(held.period, held.beginsOn);
  if (held.submittedAt === null || today < held.beginsOn) return null;
  const isOver = endsOn < today;
  const until = isOver ? endsOn : today;
  const [kept] = await db.execute<{ happened: Figures; countedAt: string }>(sql`
    select happened, recorded_at as "countedAt" from plan_outcomes where version_id = ${held.id}`);
  if (kept) return { until, endsOn, isOver, keptSince: new Date(kept.countedAt), figures: kept.happened };
  if (!(await isFew(db, most))) return { until, endsOn, isOver, keptSince: null, figures: null };
  const [counted] = await db.execute<{ happened: Figures }>(sql`
    select plan_happened(${held.id}::uuid, ${until}::date) as happened`);
  return { until, endsOn, isOver, keptSince: null, figures: counted?.happened ?? null };
}
