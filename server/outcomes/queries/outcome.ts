import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import {
  type Comparison,
  compareSides,
  type Figures,
  type Followed,
  type OutcomeMeasure,
  outcomeMeasures,
  type SideFigures,
  type Sides,
} from "../../domain/comparison";
import type { DecisionState } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import { daysBetween, type PlainDate } from "../../domain/plain-date";

/** One measure of a reading: what was counted, and what can be said of it. */
export type MeasuredOutcome = {
  measure: OutcomeMeasure;
  sides: Sides<SideFigures> | null;
  comparison: Comparison;
};

/** What became of those affected up to a day, which is counted in. */
export type OutcomeOnDay = {
  effectOn: PlainDate;
  asOf: PlainDate;
  /** Days from the effect on; as many before it are before. */
  days: number;
  lapseDays: number | null;
  followed: Followed;
  measures: readonly MeasuredOutcome[];
};

export type Outcome = {
  id: string;
  number: number;
  title: string | null;
  state: DecisionState;
  /** Null: not in effect on anybody, so nothing is followed. */
  follow: { effectOn: PlainDate; sampleCount: number; comparatorCount: number; days: PlainDate[] } | null;
  /** Nobody was named as affected when it was decided; false before that too. */
  affectsNobody: boolean;
  /** In the order of their days. */
  readings: readonly OutcomeOnDay[];
};

type Row = Omit<Outcome, "readings"> & {
  readings: { effectOn: PlainDate; asOf: PlainDate; lapseDays: number | null; followed: Followed; figures: Figures }[];
};

const readOutcome = preparedSql<{ outcome: Row }>(
  "decision_outcome",
  sql`select json_build_object('id', d.id, 'number', d.number, 'title', decision_title(d.id), 'state', s.state,
    'follow', (select json_build_object('effectOn', f.effect_on, 'sampleCount', f.sample_count,
        'comparatorCount', f.comparator_count, 'days', f.days) from outcomes_followed f where f.decision_id = d.id),
    'affectsNobody', coalesce((select r.sample_count = 0 from statement_reach r where r.statement_id = sealed_statement(d.id)), false),
    'readings', coalesce((select json_agg(json_build_object('effectOn', r.effect_on, 'asOf', r.as_of, 'lapseDays', r.lapse_days,
        'followed', r.followed, 'figures', r.figures) order by r.as_of) from outcome_readings(d.id) r), '[]')) as outcome
  from decisions d join decision_states s on s.decision_id = d.id
  where d.id = ${placeholder("id")}`,
);

/** What became of those a decision affects, day by day that was looked at. Throws when there is no such decision. */
export async function getOutcome(db: Database, id: string): Promise<Outcome> {
  const [row] = await readOutcome(db, { id });
  if (!row) throw new DomainError("not_found");
  const readings = row.outcome.readings.map(({ figures, ...reading }) => ({
    ...reading,
    days: daysBetween(reading.effectOn, reading.asOf) + 1,
    measures: outcomeMeasures.map((measure) => ({
      measure,
      sides: figures[measure],
      comparison: compareSides(measure, figures[measure]),
    })),
  }));
  return { ...row.outcome, readings };
}
