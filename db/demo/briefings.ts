import type postgres from "postgres";
import { type Calendar, londonAt, plusMinutes } from "./calendar";
import { insertBatches } from "./insert";
import { randomFrom } from "./random";
import { newSheet } from "./rows";
import { briefings, type DemoBriefing } from "./words/briefings";

/** What advocates were told, with their receipts. Comes after people, decisions and stories. */
export async function briefAdvocates(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const random = randomFrom("briefings");
  const people = await idsOf(tx, "select name, id from people");
  const decisions = await idsOf(tx, "select decision_title(id) as name, id from decisions");
  const [story] = await tx<{ id: string }[]>`
    select s.id from stories s join story_publications p on p.story_id = s.id
    where s.withdrawn_at is null order by s.recorded_at desc, s.id limit 1`;
  const sheet = newSheet();
  for (const table of ["texts", "briefings", "briefing_reads"]) sheet.open(table);
  for (const briefing of briefings) {
    const at = londonAt(calendar.workingDaysAgo(briefing.daysAgo), 9 * 60 + 40);
    const [id, words_id] = [random.id(at), random.id(at)];
    const { title, words } = briefing;
    sheet.add("texts", { id: words_id, body: JSON.stringify({ title, words }) });
    sheet.add("briefings", {
      ...{ id, words_id, written_by: known(people, briefing.by), recorded_at: at },
      decision_id: briefing.decision === undefined ? null : known(decisions, briefing.decision),
      story_id: briefing.withStory ? (story?.id ?? null) : null,
    });
    for (const { person, way, minutes } of readsOf(briefing)) {
      const recorded_at = plusMinutes(at, minutes);
      if (recorded_at < calendar.now)
        sheet.add("briefing_reads", { briefing_id: id, person_id: known(people, person), way, recorded_at });
    }
  }
  await insertBatches(tx, sheet.batches);
}

/** The first opens it within the hour, the last two days later; who says so does it a few minutes after opening. */
function readsOf({ openedBy, saidBy = [] }: DemoBriefing) {
  const minutesOf = (person: string) => 25 + openedBy.indexOf(person) * 190;
  return [
    ...openedBy.map((person) => ({ person, way: "opened", minutes: minutesOf(person) })),
    ...saidBy.map((person) => ({ person, way: "said", minutes: minutesOf(person) + 6 })),
  ];
}

async function idsOf(tx: postgres.TransactionSql, question: string): Promise<Map<string, string>> {
  const rows = await tx.unsafe<{ name: string; id: string }[]>(question);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo knows nothing called ${name}.`);
  return id;
}
