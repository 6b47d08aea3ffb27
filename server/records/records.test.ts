import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction, type World } from "../testing/database";
import { aWholeCustomer, mark, type Whole } from "../testing/erasures";
import { takeRecord } from "./mutations";
import { getRecordOverview, writeRecordAsCsv, writeRecordAsJson } from "./queries";

const noon = new Date("2026-11-21T12:00:00.000Z");

async function withHer(test: (world: World, whole: Whole) => Promise<void>): Promise<void> {
  await inTransaction(async (world) => {
    await world.setNow(noon);
    const whole = await aWholeCustomer(world);
    await world.asApp();
    await test(world, whole);
  });
}

async function whole(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}

type Entry = Record<string, unknown> & { acquired: { by: string | null; source: string | null } };
type Json = { parts: { name: string; entries: Entry[] }[] };

describe("a customer's whole record", () => {
  test("holds every personal column and all words, also those of the record that was merged into it", () =>
    withHer(async (world, { customerId, mergedId, admin }) => {
      const text = await whole(writeRecordAsJson(world.tx, { customerId, at: noon, by: admin.actor.name }));
      const parts = Object.fromEntries((JSON.parse(text) as Json).parts.map(({ name, entries }) => [name, entries]));
      const columns = await world.tx.execute<{ table: string; name: string; holds: string }>(sql`
        select c.table_name as table, replace(case when c.holds = 'words' then left(c.name, -3) else c.name end, '_', ' ') as name, c.holds
        from personal_columns c join personal_tables t on t.name = c.table_name and t.shown is distinct from 'false'
        join pg_attribute a on a.attrelid = to_regclass('public.' || c.table_name) and a.attname = c.name
        where c.holds in ('customer', 'words') and (c.holds = 'words' or a.atttypid in ('text'::regtype, 'jsonb'::regtype))
          and (c.table_name, c.name) not in (('customers', 'country'), ('customers', 'zone'), ('merges', 'reason_id'),
            ('unmerges', 'reason_id'), ('unmerges', 'fields_id'), ('documents', 'forgotten_for'))`);
      const missing = columns.filter(
        ({ table, name }) =>
          !parts[table]?.some((entry) => new RegExp(mark, "i").test(JSON.stringify(entry[name] ?? ""))),
      );
      // An import's event tells of others too, so its words are not handed out; what it changed of her is.
      expect(missing).toEqual([]);
      expect(parts.customers?.map(({ id }) => id).sort()).toEqual([customerId, mergedId].sort());
    }));

  test("says how each piece was acquired", () =>
    withHer(async (world, { customerId, admin }) => {
      const text = await whole(writeRecordAsJson(world.tx, { customerId, at: noon, by: admin.actor.name }));
      const { parts } = JSON.parse(text) as Json;
      const acquired = (name: string) => parts.find((part) => part.name === name)?.entries[0]?.acquired;
      expect(acquired("needs")).toMatchObject({ by: admin.actor.name, source: "customer" });
      expect(acquired("notes")).toMatchObject({ by: admin.actor.name });
      expect(acquired("customers")).toMatchObject({ by: admin.actor.name, source: `Ada ${mark} told us` });
    }));

  test("holds nobody else: neither who shares a number nor whom a colleague looked at", () =>
    withHer(async (world, { customerId, otherId, admin }) => {
      await world.asOwner();
      await world.tx.execute(sql`
        insert into identities (id, customer_id, channel, handle, normal)
        select gen_random_uuid(), ${otherId}, channel, handle, normal from identities where customer_id = ${customerId} and channel = 'phone'`);
      await world.tx.execute(sql`update customers set name = 'Sam Vqrst' where id = ${otherId}`);
      await world.asApp();
      const text = await whole(writeRecordAsJson(world.tx, { customerId, at: noon, by: admin.actor.name }));
      expect(text).not.toMatch(/Vqrst|Sam Plain/);
      expect((JSON.parse(text) as Json).parts.map(({ name }) => name)).not.toContain("lately_seen");
    }));

  test("opens in a spreadsheet and runs no formula there", () =>
    withHer(async (world, { customerId, admin }) => {
      await world.tx.execute(sql`update customers set place = '=HYPERLINK("http://x","y")' where id = ${customerId}`);
      const text = await whole(writeRecordAsCsv(world.tx, { customerId, at: noon, by: admin.actor.name }));
      const [head, ...rows]: string[][] = parse(text, { bom: true });
      expect(head).toEqual(["part", "entry", "field", "value", "how it was acquired"]);
      expect(rows.every((row) => row.length === 5)).toBe(true);
      expect(
        rows.filter((row) => row.some((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))),
      ).toEqual([]);
      expect(rows.map((row) => row[3])).toContain(`'=HYPERLINK("http://x","y")`);
      expect(rows.map((row) => row[3])).toContain("'+441134967391");
    }));

  test("is noted as taken, in which form and by whom", () =>
    withHer(async (world, { customerId, mergedId, admin }) => {
      await takeRecord(admin, { customerId: mergedId, as: "csv" });
      const rows = await world.tx.execute(sql`
        select actor_id, customer_id, facts from events where action = 'record.taken'`);
      expect(rows).toEqual([{ actor_id: admin.actor.id, customer_id: customerId, facts: { as: "csv" } }]);
      expect(
        (await getRecordOverview(world.tx, customerId)).parts.find(({ name }) => name === "customers")?.found,
      ).toBe(2);
    }));
});
