import { type Calendar, londonAt, plusMinutes } from "./calendar";
import { batchesOf, beginTelling, type Telling, type Told } from "./decision-facts";
import { writeLife } from "./decision-life";
import { draftOf } from "./decision-statement";
import { type Random, randomFrom } from "./random";
import type { Batch, Sheet } from "./rows";
import type { Staff } from "./staff";
import { allDecisions } from "./words/decisions/all";
import type { DemoDecision } from "./words/decisions/decision";
import { definitions, signers } from "./words/definition";

/** Who signed each version of the definition of centricity, and when. */
export function writeDefinitions(sheet: Sheet, calendar: Calendar, staff: Staff): void {
  const random = randomFrom("definitions");
  for (const table of ["definitions", "definition_signers", "definition_signatures"]) sheet.open(table);
  definitions.forEach(({ daysAgo, rallyingCry, meaning, unsignedBy }, place) => {
    const at = londonAt(calendar.workingDaysAgo(daysAgo), 14 * 60 + 20);
    const id = random.id(at);
    const written_by = staff.person("Helena Brandt");
    sheet.add("definitions", {
      id,
      version: place + 1,
      meaning,
      rallying_cry: rallyingCry,
      written_by,
      recorded_at: at,
    });
    signers.forEach((name, order) => {
      const person_id = staff.person(name);
      sheet.add("definition_signers", { definition_id: id, person_id });
      if (unsignedBy.includes(name)) return;
      sheet.add("definition_signatures", {
        definition_id: id,
        person_id,
        recorded_at: plusMinutes(at, 40 + order * 190),
      });
    });
  });
}

/**
 * Sixty decisions with all that followed. Those that were replaced are told first and to their end, because a decision
 * that has a successor takes no further step. `meanwhile` is what relied on those while they still stood.
 */
export function decisionBatches(
  calendar: Calendar,
  staff: Staff,
  meanwhile: (early: readonly Batch[]) => Batch[],
): Batch[] {
  const random = randomFrom("decisions");
  const ids = new Map(
    allDecisions.map(({ title, life }) => [title, random.id(londonAt(calendar.daysAgo(life.daysAgo + 21), 600))]),
  );
  const idOf = (title: string): string => {
    const id = ids.get(title);
    if (id === undefined) throw new Error(`No decision of the demo is called ${title}.`);
    return id;
  };
  const replaced = new Set(allDecisions.map(({ replaces }) => replaces));
  const births: Told = new Map();
  const [first, second]: [Told, Told] = [new Map(), new Map()];
  for (const decision of allDecisions) {
    const telling = beginTelling(
      calendar,
      staff,
      random,
      replaced.has(decision.title) ? first : second,
      decision,
      idOf,
    );
    const drafted = draftedAt(telling, random);
    const by = staff.person(decision.owner);
    births.set("decisions", [
      ...(births.get("decisions") ?? []),
      { id: idOf(decision.title), drafted_by: by, recorded_at: drafted },
    ]);
    const draft = { decision_id: idOf(decision.title), content: draftOf(telling), revision: 1, saved_by: by };
    births.set("decision_drafts", [
      ...(births.get("decision_drafts") ?? []),
      { ...draft, saved_at: plusMinutes(drafted, 5) },
    ]);
    if (decision.found) writeFinding(births, telling, drafted, decision.found);
    writeLife(telling);
  }
  const early = [...batchesOf(births), ...batchesOf(first)];
  return [...early, ...meanwhile(early), ...batchesOf(second)];
}

/** How it came to light that it had been taken without the register: entered by whoever then wrote its letter. */
function writeFinding(
  births: Told,
  { decision, ids, staff, calendar, random }: Telling,
  at: Date,
  [where, days]: NonNullable<DemoDecision["found"]>,
): void {
  const id = random.id(at);
  const body = JSON.stringify({ what: decision.title, where });
  births.set("texts", [...(births.get("texts") ?? []), { id, body }]);
  const finding = {
    id: random.id(at),
    decision_id: ids.decision,
    taken_on: calendar.daysAgo(decision.life.daysAgo + days),
    department_id: staff.department(decision.department),
    found_by: staff.person(decision.owner),
    words_id: id,
    recorded_at: plusMinutes(at, 2),
  };
  births.set("unregistered_findings", [...(births.get("unregistered_findings") ?? []), finding]);
}

/** The letter is written in one go before it is put forward; one in five is slept on. */
function draftedAt({ decision: { life }, times }: Telling, random: Random): Date {
  if (life.state === "draft") return times.before(0, 615);
  const wait = life.state === "proposed" ? 0 : 12;
  const minutes = random.int(7, 26);
  return random.chance(0.2) ? times.before(wait + 3, 615) : times.before(wait, 690 - minutes);
}
