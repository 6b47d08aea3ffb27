import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { appDatabase, ownerClient } from "@/server/testing/database";
import { badRows, expectedAt, historyCsv, told } from "@/server/testing/promise-history";
import { command } from "./commands/import";

/** The history lies in 2026; the clock of this installation stands after it. */
const now = new Date("2026-12-01T12:00:00Z");

async function anInstallation(): Promise<void> {
  const sql = await ownerClient();
  await sql.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now.toISOString()}' $$`);
  const department = newId();
  await sql`insert into organisation (id, name, zone, country, currency) values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
  await sql`insert into departments (id, name) values (${department}, 'Service')`;
  await sql`insert into people (id, name, email, department_id, roles)
    values (${newId()}, 'Ada Admin', 'ada@example.org', ${department}, array['admin'])`;
}

test("the command line takes a promise log in, and gives the rows back that it cannot read", {
  timeout: 120_000,
}, async () => {
  await anInstallation();
  const folder = mkdtempSync(path.join(tmpdir(), "standpoint-history-"));
  const at = (name: string) => path.join(folder, name);
  const people = Array.from({ length: 12 }, (_, turn) => `C-${turn},Customer ${turn}`).join("\n");
  writeFileSync(at("people.csv"), `Customer ID,Name\n${people}\n`);
  writeFileSync(at("log.csv"), historyCsv);
  const { db, close } = await appDatabase();
  const run = (kind: string, file: string, more: object = {}) =>
    command.run(db, { kind, file: at(file), ...more }, { appUrl: "", ownerUrl: "" });
  try {
    await run("customers", "people.csv");
    const dry = await run("promises", "log.csv", { "dry-run": true });
    const real = await run("promises", "log.csv", { failed: at("failed.csv") });
    for (const answer of [dry, real])
      expect(answer.json).toMatchObject({ created: told.length, failed: badRows.length, stoppedBy: null });
    const failed = readFileSync(at("failed.csv"), "utf8");
    for (const { mark } of badRows) expect(failed).toContain(mark);
    expect(failed).toContain("why this row failed");
    const [rate] = await (await ownerClient())`
      select count(*) filter (where kept_original)::int as k, count(*) filter (where in_denominator)::int as n
      from promise_outcomes(standpoint_now()) where origin = 'imported'`;
    expect({ ...rate }).toEqual(expectedAt(told, now));
  } finally {
    await close();
  }
});
