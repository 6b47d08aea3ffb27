import { plusDays, plusMinutes } from "./calendar";
import type { Telling } from "./decision-facts";
import { at } from "./random";

const NONE = [0, null] as const;

/** The letter: the working copy, and the statement version that was put forward with all that belongs to it. */
export function writeStatement(telling: Telling, proposedAt: Date): void {
  const { decision, ids, staff, times, note, text } = telling;
  const { time = NONE, worry = NONE, effort = NONE, money = NONE } = decision;
  const recorded_at = plusMinutes(proposedAt, -6);
  note("statements", {
    id: ids.statement,
    decision_id: ids.decision,
    version: 1,
    author_id: staff.person(decision.owner),
    department_id: staff.department(decision.department),
    owner_id: staff.person(decision.owner),
    decider_id: staff.person(decision.decider),
    door: decision.door ?? "two_way",
    gate: decision.gate,
    stages: decision.stages,
    affects: decision.affects,
    time_effect: time[0],
    worry_effect: worry[0],
    effort_effect: effort[0],
    money_effect: money[0],
    minutes_per_customer: decision.minutes ?? null,
    is_stop: decision.stop !== undefined,
    times_a_year: decision.stop?.times ?? null,
    money_minor_per_customer: decision.pence ?? null,
    told_how: decision.told[0],
    told_by_on: decision.told[0] === "not_told" ? null : plusDays(times.madeOn, decision.told[2]),
    evidence_basis: decision.evidence.length > 0 ? "evidence" : "assumption",
    urgent: decision.urgent ?? false,
    replaces_id: decision.replaces === undefined ? null : telling.idOf(decision.replaces),
    segments: decision.segments.map(([segment, effect]) => ({ segment, effect })),
    told_departments: decision.tell.map((name) => staff.department(name)),
    answer_days: 14,
    words_id: text(recorded_at, wordsOf(telling)),
    recorded_at,
  });
  writeParts(telling, plusMinutes(recorded_at, 1));
  note(
    "decision_moves:proposed",
    move(telling, "proposed", decision.owner, proposedAt, { statement_id: ids.statement }),
  );
}

function writeParts(telling: Telling, recorded_at: Date): void {
  const { decision, ids, staff, times, random, note, text } = telling;
  const part = { decision_id: ids.decision, statement_id: ids.statement, recorded_at };
  decision.options.forEach(([title, effect], position) => {
    const words_id = text(recorded_at, { title, effect });
    note("decision_options", {
      id: at(ids.options, position),
      position,
      is_do_nothing: position === 0,
      words_id,
      ...part,
    });
  });
  decision.predictions.forEach(([measure, baseline, direction, threshold, probability, days], place) => {
    const live = place === decision.predictions.length - 1 ? decision.live : undefined;
    note("predictions", {
      id: at(ids.predictions, place),
      measure: live?.measure ?? null,
      measure_of: live?.of ?? null,
      baseline: live ? null : baseline,
      baseline_on: live ? null : plusDays(times.madeOn, -24),
      direction,
      threshold,
      probability,
      resolve_on: plusDays(times.madeOn, days),
      words_id: text(recorded_at, measure),
      ...part,
    });
  });
  decision.evidence.forEach(([kind, words], place) => {
    const said = { ...part, recorded_at: plusMinutes(recorded_at, place / 4) };
    const words_id = text(said.recorded_at, words);
    const by_id = staff.person(decision.owner);
    note("statement_evidence", { id: random.id(said.recorded_at), kind, words_id, by_id, ...said });
  });
}

type MoveFacts = {
  statement_id?: string;
  option_id?: string;
  review_on?: string;
  board_review_id?: string;
  reason_id?: string | null;
};

export function move({ ids, random, staff }: Telling, kind: string, by: string, at: Date, facts: MoveFacts = {}) {
  return {
    id: random.id(at),
    decision_id: ids.decision,
    kind,
    by_id: staff.person(by),
    statement_id: facts.statement_id ?? null,
    option_id: facts.option_id ?? null,
    review_on: facts.review_on ?? null,
    board_review_id: facts.board_review_id ?? null,
    reason_id: facts.reason_id ?? null,
    recorded_at: at,
  };
}

function wordsOf({ decision, times }: Telling) {
  const [how, , days] = decision.told;
  // Whoever is asked hears of it before the customers do.
  const briefedOn = plusDays(times.madeOn, Math.max(1, days - 3));
  return {
    title: decision.title,
    job: decision.job,
    view: decision.view,
    noneReason: decision.noneReason ?? null,
    timeNote: decision.time?.[1] ?? null,
    worryNote: decision.worry?.[1] ?? null,
    effortNote: decision.effort?.[1] ?? null,
    moneyNote: decision.money?.[1] ?? null,
    worstOff: decision.worstOff,
    mitigation: decision.mitigation ?? null,
    businessEffect: decision.business,
    businessTurn: decision.turn ?? "better",
    stakeholders: (decision.others ?? []).map(([who, effect, spoke]) => ({ who, effect, spoke: spoke ?? null })),
    tellings: how === "not_told" ? [] : [{ who: "The front line", how: "Briefed in person", on: briefedOn }],
    toldPlan: decision.told[1],
    evidenceGap: decision.gap ?? null,
  };
}

/** The working copy as the form names its fields, so that it can be opened and carried on. */
export function draftOf(telling: Telling) {
  const { decision, staff, times, idOf } = telling;
  const axis = (effect: readonly [number, string] | undefined) => ({
    step: String(effect?.[0] ?? 0),
    note: effect?.[1] ?? "",
  });
  return {
    ...wordsOf(telling),
    departmentId: staff.department(decision.department),
    ownerId: staff.person(decision.owner),
    deciderId: staff.person(decision.decider),
    door: decision.door ?? "two_way",
    gate: decision.gate,
    stages: decision.stages,
    affects: decision.affects,
    segments: Object.fromEntries(decision.segments),
    axes: {
      time: axis(decision.time),
      worry: axis(decision.worry),
      effort: axis(decision.effort),
      money: axis(decision.money),
    },
    minutesPerCustomer: String(decision.minutes ?? ""),
    toldHow: decision.told[0],
    toldByOn: decision.told[0] === "not_told" ? "" : plusDays(times.madeOn, decision.told[2] + 20),
    evidenceBasis: decision.evidence.length > 0 ? "evidence" : "assumption",
    evidence: decision.evidence.map(([kind, words]) => ({ kind, words })),
    options: decision.options.map(([title, effect], place) => ({
      title,
      effect,
      isDoNothing: place === 0 ? "on" : "",
    })),
    predictions: decision.predictions.map(([measure, baseline, direction, threshold, probability, days]) => ({
      measure,
      baseline: String(baseline),
      direction,
      threshold: String(threshold),
      probability: String(Math.round(probability * 100)),
      resolveOn: plusDays(times.madeOn, days),
    })),
    isUrgent: decision.urgent ? "on" : "",
    replacesId: decision.replaces === undefined ? "" : idOf(decision.replaces),
    toldDepartments: decision.tell.map((name) => staff.department(name)),
    answerDays: "14",
  };
}
