import { createHash } from "node:crypto";
import type postgres from "postgres";
import {
  type Calendar,
  londonAt,
  londonDay,
  plusDays,
  plusMinutes,
  workingDayAfter,
  workingDayBefore,
} from "./calendar";
import type { DemoCustomer } from "./customers";
import { at, type Random, randomFrom } from "./random";
import { type Batch, newSheet, type Row, type Sheet } from "./rows";
import type { Staff } from "./staff";
import { exposureStories, keptDocuments, researchFound, toldAnswers } from "./words/evidence";

type Tying = {
  sheet: Sheet;
  records: Sheet;
  staff: Staff;
  random: Random;
  customers: readonly DemoCustomer[];
  bodies: ReadonlyMap<unknown, string>;
};

/**
 * Ties what decisions quote to the records it comes from: a quote to the contact or the complaint in which it was said, a
 * finding to its note, a day on the floor to its entry. Gives what has to be there before the decisions are told.
 */
export function tieEvidence(
  sheet: Sheet,
  told: readonly Batch[],
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
): Batch[] {
  const records = newSheet();
  for (const table of ["texts", "research_notes", "exposures", "documents", "document_bodies"]) records.open(table);
  const texts = told.filter(({ table }) => table === "texts").flatMap(({ rows }) => rows);
  const bodies = new Map(texts.map(({ id, body }) => [id, String(body)]));
  const alive = customers.filter(
    ({ kind, diedOn, joinedOn }) => kind === "person" && diedOn === null && joinedOn !== null,
  );
  const tying = { sheet, records, staff, random: randomFrom("evidence"), customers: alive, bodies };
  for (const { table, rows } of told)
    if (table === "statement_evidence") for (const row of rows) row.ref_id = refOf(tying, row);
  for (const story of exposureStories) {
    const on = workingDayBefore(calendar.daysAgo(story.daysAgo));
    addExposure(tying, story, on);
  }
  return records.batches.filter(({ rows }) => rows.length > 0);
}

function refOf(tying: Tying, row: Row): string | null {
  const words = tying.bodies.get(row.words_id) ?? "";
  const said = /^“([^”]+)”/.exec(words)?.[1];
  const quotedAt = row.recorded_at instanceof Date ? row.recorded_at : new Date(0);
  if (row.kind === "contact" && said) return addContact(tying, said, quotedAt);
  if (row.kind === "complaint" && said) return addComplaint(tying, said, quotedAt);
  if (row.kind === "research") return addResearch(tying, words, quotedAt, row.by_id);
  if (row.kind === "document") return addDocument(tying, words, quotedAt, row.by_id);
  if (row.kind === "back_to_floor") {
    const person = "Leila Farouk";
    const story = { person, mode: "observe" as const, minutes: 420, learned: words, action: null };
    return addExposure(tying, story, workingDayBefore(londonDay(quotedAt)));
  }
  return null;
}

/** A customer who was with us then, and when they spoke. */
function speaker({ random, customers }: Tying, quotedAt: Date): { customer: DemoCustomer; saidAt: Date } {
  const saidOn = workingDayBefore(plusDays(londonDay(quotedAt), -random.int(12, 60)));
  const then = customers.filter(({ joinedOn }) => joinedOn !== null && joinedOn < plusDays(saidOn, -30));
  return { customer: random.pick(then), saidAt: londonAt(saidOn, random.int(9 * 60, 16 * 60)) };
}

function addContact(tying: Tying, words: string, quotedAt: Date): string {
  const { random, sheet, staff } = tying;
  const { customer, saidAt } = speaker(tying, quotedAt);
  const id = random.id(saidAt);
  sheet.add("contacts", {
    ...{ id, customer_id: customer.id, happened_at: saidAt, channel: "phone", direction: "in", cause: "information" },
    ...{ stage: "use", feeling: null, words, issue_id: null, logged_by: staff.person("Siân Pritchard") },
    ...{ team_id: staff.teamOf("Siân Pritchard"), recorded_at: plusMinutes(saidAt, 6) },
  });
  return id;
}

function addComplaint(tying: Tying, words: string, quotedAt: Date): string {
  const { random, sheet, staff } = tying;
  const { customer, saidAt } = speaker(tying, quotedAt);
  const id = random.id(saidAt);
  const owner = staff.person("Grace Lindqvist");
  sheet.add("issues", {
    ...{ id, customer_id: customer.id, kind: "complaint", words, opened_at: saidAt, owner_id: owner },
    ...{ opened_by: staff.person("Owen Gallagher"), department_id: staff.department("Service"), resolved_by: owner },
    resolution: "Rang, said sorry, and put the bill right.",
    resolved_at: plusMinutes(saidAt, 60 * 24 * random.int(2, 9)),
    recorded_at: plusMinutes(saidAt, 4),
  });
  return id;
}

function addResearch(tying: Tying, found: string, quotedAt: Date, by: unknown): string {
  const { random, records } = tying;
  const known = researchFound.find((note) => found.startsWith(note.found));
  if (!known) throw new Error(`No note of research holds “${found}”.`);
  const writtenAt = plusMinutes(quotedAt, -60 * 24 * 9);
  const [id, words_id] = [random.id(writtenAt), random.id(writtenAt)];
  records.add("texts", { id: words_id, body: JSON.stringify({ ...known.words, found }) });
  const foundOn = plusDays(londonDay(writtenAt), -3);
  const note = { asked: known.asked, found_on: foundOn, words_id, by_id: by, recorded_at: writtenAt };
  records.add("research_notes", { id, first_id: id, ...note });
  return id;
}

function addDocument(tying: Tying, words: string, quotedAt: Date, by: unknown): string {
  const { random, records } = tying;
  const known = at(keptDocuments, records.batches.find(({ table }) => table === "documents")?.rows.length ?? 0);
  const addedAt = plusMinutes(quotedAt, -60 * 24 * 4);
  const id = random.id(addedAt);
  const body = Buffer.from(`${known.name}\n\n${words}\n${known.text}\n`);
  const sha256 = createHash("sha256").update(body).digest();
  records.add("documents", {
    ...{ id, name: known.name, media_type: "text/plain", bytes: body.length, sha256: `\\x${sha256.toString("hex")}` },
    ...{ customer_id: null, keep_years: 10, added_by: by, recorded_at: addedAt },
  });
  records.add("document_bodies", { document_id: id, body: `\\x${body.toString("hex")}` });
  return id;
}

type Story = { person: string; mode: string; minutes: number; learned: string; action: string | null };

function addExposure({ random, records, staff }: Tying, story: Story, on: string): string {
  const { person, mode, minutes, learned, action } = story;
  const recordedAt = londonAt(on, 17 * 60 + 10);
  const [id, words_id] = [random.id(recordedAt), random.id(recordedAt)];
  records.add("texts", { id: words_id, body: JSON.stringify({ learned, action }) });
  const facts = { person_id: staff.person(person), mode, minutes, happened_on: on, words_id, recorded_at: recordedAt };
  records.add("exposures", { id, ...facts });
  return id;
}

/** Half of those whose words fed a decision were rung when it took effect; the others are still to be told. */
export async function tellSources(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const random = randomFrom("told");
  const sources = await tx<{ decision: string; customer: string; decided: Date; by: string }[]>`
    select s.decision_id as decision, s.customer_id as customer, m.recorded_at as decided,
      (select id from people where name = 'Owen Gallagher') as by
    from source_customers s join decision_moves m on m.decision_id = s.decision_id and m.kind = 'decided'
    where s.telling_id is null order by m.recorded_at, s.decision_id, s.customer_id`;
  for (const { decision, customer, decided, by } of sources) {
    const on = workingDayAfter(plusDays(londonDay(decided), random.int(3, 20)));
    const toldAt = londonAt(on, random.int(10 * 60, 16 * 60));
    if (random.chance(0.4) || toldAt >= calendar.now) continue;
    const contact = random.id(toldAt);
    await tx`
      insert into contacts (id, customer_id, happened_at, channel, direction, cause, words, logged_by, recorded_at)
      values (${contact}, ${customer}, ${toldAt.toISOString()}, 'phone', 'out', 'own', ${random.pick(toldAnswers)}, ${by},
              ${plusMinutes(toldAt, 3).toISOString()})`;
    await tx`
      insert into source_tellings (id, decision_id, customer_id, contact_id, told_by, recorded_at)
      values (${random.id(toldAt)}, ${decision}, ${customer}, ${contact}, ${by}, ${plusMinutes(toldAt, 3).toISOString()})`;
  }
}
