import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate, startOfDay } from "../domain/plain-date";
import type { Rule } from "../domain/rule";
import { matches } from "../domain/rule-evaluate";
import { ruleSentence } from "../domain/rule-sentence";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { anyRecord, companyZone, factsOf, placeOfRule, productOfRule } from "../testing/rule-company";
import { writeRecords } from "../testing/rule-company-rows";
import { rules } from "../testing/rules";

const anyRule = rules({ text: placeOfRule, product: productOfRule });

/** A company of a hundred records, some withdrawn, some merged into the one before; what is known of each that counts. */
async function aCompany(world: World, today: ReturnType<typeof plainDate>, seed: number) {
  await world.keepGivenTimes();
  await world.setNow(startOfDay(addDays(today, 1), companyZone));
  await anOrganisation(world, { zone: companyZone });
  const records = fc.sample(anyRecord(today), { numRuns: 100, seed });
  const ids = await writeRecords(world, records, today);
  const made = records.map((record, index) => ({ record, id: ids[index] ?? "" }));
  const survivors: { id: string; record: (typeof made)[number]["record"]; merged: (typeof made)[number][] }[] = [];
  for (const one of made) {
    const last = survivors.at(-1);
    if (one.record.isMerged && last && !last.record.isWithdrawn) last.merged.push(one);
    else survivors.push({ ...one, merged: [] });
  }
  for (const { id, merged } of survivors)
    for (const one of merged)
      await world.tx.execute(sql`update customers set survivor_id = ${id} where id = ${one.id}`);
  const gone = survivors.filter(({ record }) => record.isWithdrawn);
  await world.tx.execute(
    sql`update customers set withdrawn_at = standpoint_now() where id = any (${sql.param(gone.map(({ id }) => id))}::uuid[])`,
  );
  await world.tx.execute(sql`analyze standing`);
  return survivors
    .filter(({ record }) => !record.isWithdrawn)
    .map(({ id, record, merged }) => ({
      id,
      facts: factsOf(
        record,
        merged.map((one) => one.record),
      ),
    }));
}

async function membersOf(world: World, rule: Rule, today: string, lapseDays: number | null): Promise<string[]> {
  const rows = await world.tx.execute<{ id: string }>(
    sql`select id from rule_members(${JSON.stringify(rule)}::jsonb, ${today}::date, ${lapseDays}::int) id`,
  );
  return rows.map(({ id }) => id).sort();
}

describe("who a rule means: Postgres and the plain evaluator say the same", () => {
  test.each([
    ["2026-02-28", 90, 1],
    ["2024-02-29", 365, 2],
    ["2026-06-30", null, 3],
  ] as const)("on %s with a lapse threshold of %s", { timeout: 120_000 }, async (day, lapseDays, seed) =>
    inTransaction(async (world) => {
      const today = plainDate(day);
      const company = await aCompany(world, today, seed);
      await world.asApp();
      await fc.assert(
        fc.asyncProperty(anyRule, async (rule) => {
          const expected = company.filter(({ facts }) => matches(rule, facts, today, lapseDays)).map(({ id }) => id);
          expect(await membersOf(world, rule, today, lapseDays), ruleSentence(rule)).toEqual(expected.sort());
        }),
        { numRuns: 400, seed },
      );
    }),
  );
});
