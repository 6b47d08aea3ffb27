import type { Calendar } from "./calendar";
import { type Timetable, timetable } from "./decision-times";
import type { Random } from "./random";
import type { Batch, Row } from "./rows";
import type { Staff } from "./staff";
import type { DemoDecision } from "./words/decisions/decision";

/**
 * The order in which facts about decisions are recorded. Within a phase every row stands in one table, so that sixty
 * decisions take a few statements instead of a thousand.
 */
const phases = [
  "texts",
  "decisions",
  "decision_drafts",
  "unregistered_findings",
  "statements",
  "decision_options",
  "predictions",
  "statement_evidence",
  "decision_moves:proposed",
  "decision_moves:referred",
  "statement_openings",
  "positions",
  "dissents",
  "dissents:taken back",
  "board_reviews",
  "decision_moves:made",
  "positions:late",
  "acknowledgements",
  "decision_moves:in effect",
  "prediction_outcomes",
  "time_savings",
  "decision_moves:reviewed",
  "board_reviews:after review",
  "prediction_outcomes:late",
  "decision_moves:ended",
] as const;
type Phase = (typeof phases)[number];

/** Everything known while one decision is told. */
export type Telling = {
  calendar: Calendar;
  staff: Staff;
  random: Random;
  times: Timetable;
  decision: DemoDecision;
  ids: { decision: string; statement: string; options: string[]; predictions: string[] };
  /** The id of the decision with a title. */
  idOf(title: string): string;
  note(phase: Phase, row: Row): void;
  /** Writes a text and returns its id. */
  text(at: Date, body: unknown): string;
};

export type Told = Map<Phase, Row[]>;

export function beginTelling(
  calendar: Calendar,
  staff: Staff,
  random: Random,
  told: Told,
  decision: DemoDecision,
  idOf: (title: string) => string,
): Telling {
  const times = timetable(calendar, decision.life.daysAgo);
  const note = (phase: Phase, row: Row) => {
    told.set(phase, [...(told.get(phase) ?? []), row]);
  };
  const early = times.before(21, 600);
  return {
    calendar,
    staff,
    random,
    times,
    decision,
    idOf,
    note,
    ids: {
      decision: idOf(decision.title),
      statement: random.id(early),
      options: decision.options.map(() => random.id(early)),
      predictions: decision.predictions.map(() => random.id(early)),
    },
    text: (at, body) => {
      const id = random.id(at);
      note("texts", { id, body: typeof body === "string" ? body : JSON.stringify(body) });
      return id;
    },
  };
}

/** The batches of some decisions, each phase in the order of time. */
export function batchesOf(told: Told): Batch[] {
  return phases.flatMap((phase) => {
    const rows = told.get(phase) ?? [];
    const table = phase.split(":")[0] ?? phase;
    return rows.length === 0 ? [] : [{ table, rows: rows.toSorted(byTime) }];
  });
}

const timeOf = (row: Row): number => {
  const at = row.recorded_at ?? row.saved_at;
  return at instanceof Date ? at.getTime() : 0;
};
const byTime = (a: Row, b: Row): number => timeOf(a) - timeOf(b);
