import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import type { Measure, MeasureOf, Reading } from "../../domain/measure";
import type { PlainDate } from "../../domain/plain-date";
import type { StopDecision } from "../../domain/time-saved";
import { nameOf, readMeasure } from "./measure";
import { getScores, type ScoresOf } from "./scores";
import { listStops } from "./time-saved";

/** What the house reads of a prediction's measure. */
export type PredictionReading = {
  predictionId: string;
  measure: Measure;
  /** What it is read of, by name; null: of all. */
  of: string | null;
  /** On the day the prediction is about; null: that has not come. */
  onItsDay: Reading | null;
  today: Reading;
};

/** What customers said since a decision took effect, where they meet it. */
type SaidSince = {
  /** How many contacts at each feeling from 1 (very unhappy) to 5 (really happy), and how many without one. */
  feelings: number[];
  noFeeling: number;
  latest: { contactId: string; customerId: string; name: string; words: string; feeling: number | null; at: string }[];
};

export type Review = {
  readings: PredictionReading[];
  effectAt: string | null;
  said: SaidSince | null;
  stop: StopDecision | null;
  scores: ScoresOf;
};

/** What a review needs besides the decision's document. */
export async function getReview(ctx: Context, id: string): Promise<Review> {
  const [readings, effectAt, [stop = null], scores] = await Promise.all([
    listReadings(ctx, id),
    findEffect(ctx, id),
    listStops(ctx.db, id),
    getScores(ctx.db, id),
  ]);
  return { readings, effectAt, said: effectAt === null ? null : await getSaid(ctx, id, effectAt), stop, scores };
}

async function listReadings(ctx: Context, id: string): Promise<PredictionReading[]> {
  const rows = await ctx.db.execute<{ id: string; measure: Measure; of: MeasureOf | null; resolveOn: PlainDate }>(sql`
    select id, measure, measure_of as of, resolve_on::text as "resolveOn" from predictions
    where statement_id = coalesce(sealed_statement(${id}), latest_statement(${id})) and measure is not null order by resolve_on, id`);
  const readings: PredictionReading[] = [];
  for (const { id: predictionId, measure, of, resolveOn } of rows) {
    const today = await readMeasure(ctx, measure, of, ctx.today);
    const onItsDay = resolveOn <= ctx.today ? await readMeasure(ctx, measure, of, resolveOn) : null;
    readings.push({ predictionId, measure, of: await nameOf(ctx.db, of), onItsDay, today });
  }
  return readings;
}

async function findEffect({ db }: Context, id: string): Promise<string | null> {
  const [row] = await db.execute<{ at: string }>(sql`
    select to_json(recorded_at) #>> '{}' as at from decision_moves where decision_id = ${id} and kind = 'put_in_effect'`);
  return row?.at ?? null;
}

/** Contacts our teams recorded since, at the stages of the journey the statement names. */
async function getSaid({ db }: Context, id: string, since: string): Promise<SaidSince> {
  const [row] = await db.execute<SaidSince>(sql`
    with said as materialized (
      select t.id, c.survivor_id, t.words, t.feeling, t.happened_at
      from contacts t join customers c on c.id = t.customer_id
      where t.recorded_at >= ${since}::timestamptz and t.team_id is not null and t.import_id is null and t.withdrawn_at is null
        and t.direction = 'in' and c.erased_at is null
        and t.stage = any ((select stages from statements where id = sealed_statement(${id}))::text[])
    )
    select (select json_agg((select count(*)::int from said where feeling = level) order by level) from generate_series(1, 5) level) as feelings,
      (select count(*)::int from said where feeling is null) as "noFeeling",
      (select coalesce(json_agg(json_build_object('contactId', l.id, 'customerId', l.survivor_id, 'name', s.name, 'words', l.words,
          'feeling', l.feeling, 'at', l.happened_at) order by l.happened_at desc, l.id), '[]')
        from (select * from said order by happened_at desc, id limit 5) l join customers s on s.id = l.survivor_id) as latest`);
  return row ?? { feelings: [], noFeeling: 0, latest: [] };
}
