import { sql } from "drizzle-orm";
import fc from "fast-check";
import { addDays, type PlainDate, startOfDay } from "../domain/plain-date";
import type { World } from "./database";
import { anOrganisation } from "./factories";
import { anyRecord, companyZone, factsOf } from "./rule-company";
import { writeRecords } from "./rule-company-rows";

/** A company of a hundred records, some withdrawn, some merged into the one before; what is known of each that counts. */
export async function aCompany(world: World, today: PlainDate, seed: number) {
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
