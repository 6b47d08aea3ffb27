import { plusDays, plusMinutes } from "./calendar";
import type { Telling } from "./decision-facts";
import { move, writeStatement } from "./decision-statement";
import { at } from "./random";
import type { DemoDecision, Life } from "./words/decisions/decision";
import type { Department } from "./words/people";

/** Who answers a notice for a department. */
const answering: Record<Department, string> = {
  Service: "Daniel Reyes",
  Sales: "Bronwen Ellis",
  Finance: "Alistair Munro",
  Risk: "Jakub Nowak",
  Operations: "Leila Farouk",
  IT: "Nadia Rahman",
  Legal: "Eilidh Drummond",
  Marketing: "Femi Okafor",
};

type Made = Extract<Life, { review: number }>;

/** What became of a decision after its draft, as far as it has come. */
export function writeLife(telling: Telling): void {
  const { life } = telling.decision;
  if (life.state === "draft") return;
  if ("review" in life) {
    writeMade(telling, life);
    return;
  }
  const wait = life.state === "proposed" ? 0 : 12;
  const proposedAt = telling.times.before(wait, 690);
  if (life.state === "withdrawn" && telling.decision.positions.length === 0) writeStatement(telling, proposedAt);
  else writeProposed(telling, proposedAt, wait);
  if (life.state === "proposed") return;
  const by = life.state === "withdrawn" ? telling.decision.owner : telling.decision.decider;
  const when = telling.times.before(0, 960);
  telling.note(
    "decision_moves:made",
    move(telling, life.state, by, when, { reason_id: telling.text(when, life.reason ?? "") }),
  );
}

/** Put forward, seen by advocates and, where it has to be, by the board. `wait`: days until it is made. */
function writeProposed(telling: Telling, proposedAt: Date, wait: number): void {
  const { decision, ids, staff, times, random, note, text } = telling;
  writeStatement(telling, proposedAt);
  const next = (days: number, minutes: number) =>
    wait > 0 ? times.before(wait - days, minutes) : times.after(days, minutes);
  if (decision.referred) {
    const when = next(1, 585);
    note(
      "decision_moves:referred",
      move(telling, "referred", "Priya Raman", when, { reason_id: text(when, decision.referred) }),
    );
  }
  decision.positions.forEach(([advocate, stance, customerInput, reason], place) => {
    const recorded_at = next(1 + place, 620 + 55 * place);
    const words_id = text(recorded_at, { customerInput, reason: reason ?? null });
    const part = { id: random.id(recorded_at), decision_id: ids.decision, statement_id: ids.statement };
    note("positions", { ...part, advocate_id: staff.person(advocate), stance, words_id, recorded_at });
    // Most read for a while before they sign; one in nine hardly does.
    const read = random.chance(0.11) ? 1.4 : random.int(9, 55);
    const opened = { statement_id: ids.statement, person_id: staff.person(advocate) };
    note("statement_openings", { ...opened, recorded_at: plusMinutes(recorded_at, -read) });
  });
  decision.dissents?.forEach((dissent, place) => {
    writeDissent(telling, dissent, [next(2, 600 + 45 * place), next(3, 610 + 45 * place)]);
  });
  if (decision.board) writeBoard(telling, "board_reviews", next(5, 930), decision.board, null);
}

/** Somebody who is no advocate speaks against it, and may take that back a day later. */
function writeDissent(
  { ids, staff, random, note, text }: Telling,
  [person, reason, takenBack]: NonNullable<DemoDecision["dissents"]>[number],
  [saidAt, backAt]: [Date, Date],
): void {
  const part = { decision_id: ids.decision, statement_id: ids.statement, by_id: staff.person(person) };
  const id = random.id(saidAt);
  const said = { kind: "dissent", takes_back_id: null, words_id: text(saidAt, reason), recorded_at: saidAt };
  note("dissents", { id, ...part, ...said });
  if (takenBack === undefined) return;
  const back = { kind: "taken_back", takes_back_id: id, words_id: text(backAt, takenBack), recorded_at: backAt };
  note("dissents:taken back", { id: random.id(backAt), ...part, ...back });
}

function writeBoard(
  { ids, staff, random, note, text }: Telling,
  phase: "board_reviews" | "board_reviews:after review",
  recorded_at: Date,
  [outcome, challenge]: NonNullable<DemoDecision["board"]>,
  review_on: string | null,
): string {
  const id = random.id(recorded_at);
  note(phase, {
    id,
    decision_id: ids.decision,
    statement_id: ids.statement,
    meeting_on: recorded_at.toISOString().slice(0, 10),
    outcome,
    review_on,
    minuted_by: staff.person("Helena Brandt"),
    words_id: text(recorded_at, challenge),
    recorded_at,
  });
  return id;
}

function writeMade(telling: Telling, life: Made): void {
  const { decision, ids, times, note, text } = telling;
  writeProposed(telling, times.before(12, 690), 12);
  const madeAt = times.before(0, 980);
  note(
    "decision_moves:made",
    move(telling, "decided", decision.decider, madeAt, {
      statement_id: ids.statement,
      option_id: at(ids.options, decision.chosen),
      review_on: plusDays(times.madeOn, life.review),
      reason_id: decision.overrule === undefined ? null : text(madeAt, decision.overrule),
    }),
  );
  const answered = writeAnswers(telling);
  if (life.state === "decided") return;
  note("decision_moves:in effect", move(telling, "put_in_effect", decision.owner, times.after(answered + 1, 560)));
  if (decision.lateDissent) writeLateDissent(telling, decision.lateDissent, answered + 9);
  writeTimeSaved(telling);
  writeEnd(telling, life);
}

/** Every department's answers, the last of them when? A late one comes after its fourteen days. */
function writeAnswers({ decision, ids, staff, times, random, note, text }: Telling): number {
  let last = 1;
  decision.tell.forEach((department, place) => {
    if (decision.silent?.includes(department)) return;
    const answers = decision.answers?.[department] ?? [["no_effect_here", ""] as const];
    answers.forEach(([answer, words], turn) => {
      const days = (decision.late?.includes(department) ? 19 : 1 + (place % 2)) + turn * 4;
      const recorded_at = times.after(days, 570 + place * 37);
      last = Math.max(last, days);
      note("acknowledgements", {
        id: random.id(recorded_at),
        decision_id: ids.decision,
        department_id: staff.department(department),
        by_id: staff.person(answering[department]),
        answer,
        note_id: words === "" ? null : text(recorded_at, words),
        recorded_at,
      });
    });
  });
  return last;
}

function writeLateDissent(
  { ids, staff, times, random, note, text }: Telling,
  dissent: NonNullable<DemoDecision["lateDissent"]>,
  days: number,
): void {
  const [advocate, customerInput, reason] = dissent;
  const recorded_at = times.after(days, 655);
  const words_id = text(recorded_at, { customerInput, reason });
  const part = { id: random.id(recorded_at), decision_id: ids.decision, statement_id: ids.statement };
  note("positions:late", { ...part, advocate_id: staff.person(advocate), stance: "dissent", words_id, recorded_at });
}

/** What was found of the time saved, by somebody who had no part in it. */
function writeTimeSaved({ decision, ids, staff, times, random, note, text }: Telling): void {
  if (!decision.stop?.found) return;
  const { minutes, customers, how, words, days } = decision.stop.found;
  const recorded_at = times.after(days, 820);
  note("time_savings", {
    id: random.id(recorded_at),
    decision_id: ids.decision,
    statement_id: ids.statement,
    minutes_per_customer: minutes,
    customers,
    times_a_year: decision.stop.times,
    found_by: how,
    by_id: staff.person("Priya Raman"),
    words_id: text(recorded_at, words),
    recorded_at,
  });
}

/** Outcomes as they fell due; then the review, and what followed from it. */
function writeEnd(telling: Telling, life: Made): void {
  const { decision, times, note, text } = telling;
  const lastOutcome = writeOutcomes(telling, life);
  if (life.state === "in_effect") return;
  if (life.state === "reversed") {
    const when = times.after(life.review + 4, 900);
    note(
      "decision_moves:ended",
      move(telling, "reversed", decision.decider, when, { reason_id: text(when, life.reason) }),
    );
    return;
  }
  const reviewedAt = times.after(life.review, 880);
  const reason_id = text(reviewedAt, life.finding ?? "");
  note("decision_moves:reviewed", move(telling, "reviewed", "Priya Raman", reviewedAt, { reason_id }));
  if (life.state === "closed") {
    const when = times.after(Math.max(life.review, lastOutcome) + 4, 640);
    note("decision_moves:ended", move(telling, "closed", decision.decider, when));
  }
  if (life.state === "continued") continueIt(telling, life.review + 6);
}

function continueIt(telling: Telling, days: number): void {
  const when = telling.times.after(days, 945);
  const review_on = plusDays(telling.times.madeOn, days + 360);
  const challenge =
    "Asked what would have to happen for us to stop. Answered with the second prediction; to go on for a year.";
  const board_review_id = writeBoard(telling, "board_reviews:after review", when, ["supported", challenge], review_on);
  const later = telling.times.after(days + 1, 600);
  telling.note(
    "decision_moves:ended",
    move(telling, "continued", telling.decision.decider, later, { review_on, board_review_id }),
  );
}

/** Returns how many days after it was made the last outcome was recorded. */
function writeOutcomes(telling: Telling, life: Made): number {
  const { decision, ids, staff, times, note, calendar } = telling;
  let last = 0;
  decision.predictions.forEach(([, , , , , days, actual], place) => {
    const recorded_at = times.after(days + 1, 700 + place);
    if (actual === undefined || plusDays(times.madeOn, days + 1) >= calendar.today) return;
    const isBeforeReview = days + 4 < life.review || life.state === "in_effect";
    note(isBeforeReview ? "prediction_outcomes" : "prediction_outcomes:late", {
      prediction_id: at(ids.predictions, place),
      decision_id: ids.decision,
      actual,
      by_id: staff.person(decision.decider === decision.owner ? "Priya Raman" : decision.decider),
      recorded_at,
    });
    last = Math.max(last, days + 1);
  });
  return last;
}
