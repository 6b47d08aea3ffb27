import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { appDatabase, inTransaction, ownerClient } from "../testing/database";
import { aRun, aStart, bringIn } from "../testing/imports";
import { carryOut } from "./mutations/carry-out";
import { cancelRun } from "./mutations/run";
import { getRun } from "./queries/runs";
import { runImport } from "./tasks";

const around = {
  now: new Date("2026-11-21T12:00:00Z"),
  zone: "Europe/London",
  defaults: { country: "GB", currency: "GBP" },
  batchSize: 3,
};
const header = "Customer ID,Name,City\n";
const rows = (count: number) => Array.from({ length: count }, (_, n) => `R-${n},Person ${n},Leeds\n`).join("");
/** Twenty rows, three of them broken and two said twice. */
const text = `${header}${rows(17)},Nobody,\nR-1,Person 1,Leeds\nR-2,Person 2,York\n`;
const whole = { created: 17, updated: 1, unchanged: 1, skipped: 0, failed: 1, rowsRead: 20 };

test("a run that dies at any moment goes on where it stopped, and comes to the same", async () => {
  await inTransaction(async (world) => {
    const startedBy = await aStart(world);
    const expected = (await bringIn(world, { kind: "customers", text, startedBy, effect: "dry" })).parts;
    expect(expected).toEqual(whole);
    const { runId } = await aRun(world, { kind: "customers", text, startedBy });
    for (let death = 1; death <= 12; death += 1) {
      await world.asOwner();
      await world.tx.execute(sql`create sequence if not exists moments`);
      await world.tx.execute(sql`grant usage on sequence moments to public`);
      await world.tx.execute(sql`select setval('moments', 1, false)`);
      // Dies at another moment each time: between its statements, in the middle of a batch.
      await world.tx.execute(sql`
        create or replace function die() returns trigger language plpgsql as ${sql.raw(`$$ begin
          if nextval('moments') >= ${death} then raise exception 'killed' using errcode = 'crash_shutdown'; end if;
          return null; end $$`)}`);
      for (const table of ["customers", "identities", "import_failures", "import_runs"])
        await world.tx.execute(
          sql.raw(`create or replace trigger die after insert or update on ${table} execute function die()`),
        );
      await world.asApp();
      await carryOut(world.tx, runId, around).catch(() => undefined);
    }
    await world.asOwner();
    for (const table of ["customers", "identities", "import_failures", "import_runs"])
      await world.tx.execute(sql.raw(`drop trigger die on ${table}`));
    await world.asApp();
    await carryOut(world.tx, runId, around);
    const { created, updated, unchanged, skipped, failed, rowsRead } = await getRun(world.tx, runId);
    expect({ created, updated, unchanged, skipped, failed, rowsRead }).toEqual(whole);
    const [stored] = await world.tx.execute(sql`select count(*)::int as customers from customers`);
    expect(stored).toEqual({ customers: 17 });
  });
});

test("two workers at the same run bring no row in twice, and a cancelled one stops after its batch", async () => {
  const owner = await ownerClient();
  const { db, close } = await appDatabase(8);
  try {
    const [department, startedBy] = [newId(), newId()];
    await owner`insert into organisation (id, name, zone, country, currency)
      values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
    await owner`insert into departments (id, name) values (${department}, 'Office')`;
    await owner`insert into people (id, name, email, department_id, roles)
      values (${startedBy}, 'Admin', 'admin@example.org', ${department}, '{admin}')`;
    const given = { kind: "customers", text: `${header}${rows(300)}`, startedBy } as const;
    const { runId } = await aRun({ tx: db }, given);
    const carry = () => carryOut(db, runId, { ...around, batchSize: 20 }).catch((error: Error) => error.message);
    const said = await Promise.all(
      [carry(), carry(), runImport(db, { runId }), runImport(db, { runId })].map((work) =>
        Promise.resolve(work).catch((error: Error) => error.message),
      ),
    );
    for (const sentence of said) if (sentence) expect(sentence).toMatch(/another worker|has ended/);
    await carry();
    expect(await getRun(db, runId)).toMatchObject({ created: 300, rowsRead: 300, failed: 0 });
    const [stored] = await owner`select count(*)::int as customers from customers`;
    expect(stored).toEqual({ customers: 300 });

    const second = await aRun({ tx: db }, { ...given, text: `${header}${rows(400)}` });
    await cancelRun(db, { id: startedBy }, { runId: second.runId });
    await carryOut(db, second.runId, { ...around, batchSize: 20 });
    expect(await getRun(db, second.runId)).toMatchObject({ unchanged: 20, rowsRead: 20, stoppedBy: null });
  } finally {
    await close();
  }
});
