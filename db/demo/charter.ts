import type postgres from "postgres";
import { type Calendar, londonAt, plusMinutes } from "./calendar";
import { keepCharterPromises } from "./charter-promises";
import { insertBatches } from "./insert";
import { type Random, randomFrom } from "./random";
import { newSheet, type Row } from "./rows";
import { brandPromises, clauses, contact, type DemoClause, nextPutRight, signers } from "./words/charter";

/** Days since the first version is in force. */
const IN_FORCE = 176;
const DRAFTED_BY = "Priya Raman";

export type Names = { person(name: string): string; team(name: string): string };
export type ClauseIds = ReadonlyMap<string, string>;

/**
 * The charter, in force for half a year, its next version waiting for signatures, what it promised by itself and what
 * became of that, and two brand promises. Comes after the facts: the guards judge each by what was in force on its day.
 */
export async function writeCharter(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const names = await staffByName(tx);
  const random = randomFrom("charter");
  const first = await writeVersion(tx, { calendar, names, random }, IN_FORCE, clauses, signers);
  await keepCharterPromises(tx, {
    calendar,
    names,
    random,
    ids: first,
    since: londonAt(calendar.workingDaysAgo(IN_FORCE), 1020),
  });
  const next = clauses.map((clause) =>
    clause.by && clause.key === "put_right"
      ? { ...clause, ...nextPutRight, by: { ...clause.by, days: nextPutRight.days } }
      : clause,
  );
  await writeVersion(tx, { calendar, names, random }, 6, next, ["Priya Raman", "Martin Sze"]);
  const sheet = newSheet();
  for (const [place, { words, clauseKeys }] of brandPromises.entries()) {
    const at = londonAt(calendar.daysAgo(IN_FORCE - 4), 600 + place);
    const id = random.id(at);
    const written = { id, thread_id: id, words, clause_keys: clauseKeys, is_retired: false };
    sheet.add("brand_promises", { ...written, written_by: names.person(DRAFTED_BY), recorded_at: at });
  }
  await insertBatches(tx, sheet.batches);
}

type Writing = { calendar: Calendar; names: Names; random: Random };

/** Drafted, put up, and signed by these in the days after. */
async function writeVersion(
  tx: postgres.TransactionSql,
  { calendar, names, random }: Writing,
  daysAgo: number,
  wanted: readonly DemoClause[],
  signed: readonly string[],
): Promise<ClauseIds> {
  const at = londonAt(calendar.workingDaysAgo(daysAgo), 9 * 60 + 40);
  const versionId = random.id(at);
  const by = names.person(DRAFTED_BY);
  const ids = new Map(wanted.map(({ key }) => [key, random.id(at)]));
  const sheet = newSheet();
  sheet.add("charter_versions", { id: versionId, drafted_by: by, recorded_at: at });
  for (const [place, clause] of wanted.entries())
    sheet.add("charter_clauses", clauseRow(clause, { versionId, place, by, at, id: ids.get(clause.key) ?? "", names }));
  for (const name of signers) sheet.add("charter_signers", { version_id: versionId, person_id: names.person(name) });
  await insertBatches(tx, sheet.batches);
  const putUpAt = plusMinutes(at, 50);
  await tx`update charter_versions set put_up_by = ${by}, put_up_at = ${putUpAt.toISOString()} where id = ${versionId}`;
  const signatures = newSheet();
  for (const [order, name] of signed.entries())
    signatures.add("charter_signatures", {
      version_id: versionId,
      person_id: names.person(name),
      recorded_at: plusMinutes(putUpAt, 25 + order * 95),
    });
  await insertBatches(tx, signatures.batches);
  return ids;
}

type ClauseAt = { versionId: string; place: number; by: string; at: Date; id: string; names: Names };

function clauseRow({ by: made, ...clause }: DemoClause, { versionId, place, by, at, id, names }: ClauseAt): Row {
  return {
    id,
    version_id: versionId,
    key: clause.key,
    position: place + 1,
    title: clause.title,
    objective: clause.objective,
    said: clause.said,
    conditions: clause.conditions,
    limits: clause.limits,
    contact,
    remedy: clause.remedy,
    measure: clause.measure,
    trigger: made?.trigger ?? null,
    due_said: made ? `in ${made.days} working days` : null,
    latest_days: made?.latest ?? null,
    team_id: made ? names.team(made.team) : null,
    revision: 1,
    saved_by: by,
    saved_at: at,
  };
}

async function staffByName(tx: postgres.TransactionSql): Promise<Names> {
  type Named = { name: string; id: string };
  const people = new Map((await tx<Named[]>`select name, id from people`).map(({ name, id }) => [name, id]));
  const teams = new Map((await tx<Named[]>`select name, id from teams`).map(({ name, id }) => [name, id]));
  const known = (ids: ReadonlyMap<string, string>) => (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`Nobody and nothing in the demo is called ${name}.`);
    return id;
  };
  return { person: known(people), team: known(teams) };
}
