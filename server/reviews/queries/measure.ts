import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import {
  type Measure,
  type MeasureChoices,
  type MeasureCut,
  type MeasureOf,
  measureInWords,
  type Reading,
  writeMeasureOf,
} from "../../domain/measure";
import type { PlainDate } from "../../domain/plain-date";
import { isSegmentKey, segments } from "../../domain/segment";
import { currentVersion } from "../../segments/queries/measure";
import { listStages } from "../../stages/queries";

const nothing: Reading = { value: null, k: null, n: null };

/** What a measure was on a day, seen from now. `of`: a saved segment by its version. Agrees with what a prediction gets. */
export async function readMeasure(
  { db, now }: Pick<Context, "db" | "now">,
  measure: Measure,
  of: MeasureOf | null,
  on: PlainDate,
): Promise<Reading> {
  const [row] = await db.execute<{ value: number | null; k: number | null; n: number | null }>(sql`
    select value::float8 as value, k, n
    from read_measure(${measure}, ${of && JSON.stringify(of)}::jsonb, ${on}::date, ${now.toISOString()}::timestamptz)`);
  return row ?? nothing;
}

/** The same before anything is recorded: a saved segment by its id, as a form has it. */
export async function lookAtMeasure(
  ctx: Context,
  { measure, of }: { measure: Measure; of: MeasureOf | null },
): Promise<Reading & { words: string }> {
  const counted = await asCounted(ctx.db, of);
  const words = measureInWords(measure, await nameOf(ctx.db, counted));
  return { ...(await readMeasure(ctx, measure, counted, ctx.today)), words };
}

/** What is read of, as it is counted: a saved segment by the version that holds now. */
export async function asCounted(db: Database, of: MeasureOf | null): Promise<MeasureOf | null> {
  return of?.by === "segment" ? { by: of.by, value: await currentVersion(db, of.value) } : of;
}

/** The name of what a measure is read of; null: of all. */
export async function nameOf(db: Database, of: MeasureOf | null): Promise<string | null> {
  if (of === null) return null;
  if (of.by === "segment" && isSegmentKey(of.value))
    return segments(null).find(({ key }) => key === of.value)?.name ?? null;
  const [row] = await db.execute<{ name: string }>(
    {
      segment: sql`select s.name from segment_versions v join segments s on s.id = v.segment_id where v.id::text = ${of.value}`,
      team: sql`select name from teams where id::text = ${of.value}`,
      stage: sql`select words as name from journey_stages where key = ${of.value}`,
    }[of.by],
  );
  if (!row) throw new DomainError("not_found");
  return row.name;
}

/** What a measure can be read of, cut by cut, as a form offers it. */
export async function listMeasureChoices({
  db,
  organisation,
}: Pick<Context, "db" | "organisation">): Promise<MeasureChoices> {
  const standing = segments(organisation.lapseDays).filter(({ key }) => key !== "all");
  const [saved, teams, stages] = await Promise.all([
    db.execute<{ id: string; name: string }>(
      sql`select id, name from segments_now where retired_at is null order by name, id`,
    ),
    db.execute<{ id: string; name: string }>(sql`select id, name from teams order by name, id`),
    listStages(db),
  ]);
  const choice = (by: MeasureCut) => (value: string, label: string) => ({
    value: writeMeasureOf({ by, value }),
    label,
  });
  const [segment, team, stage] = [choice("segment"), choice("team"), choice("stage")];
  return {
    segment: [
      ...standing.map(({ key, name }) => segment(key, name)),
      ...saved.map(({ id, name }) => segment(id, name)),
    ],
    team: teams.map(({ id, name }) => team(id, name)),
    stage: stages.filter(({ isOffered }) => isOffered).map(({ key, words }) => stage(key, words)),
  };
}
