import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTransaction } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";
import { handInFile } from "./mutations/hand-in";

const people = `Customer ID,Name,Account,Phone,E-mail,City
A-1,Margaret Okonkwo,004417,0113 496 0142,margaret@example.org,Leeds
A-2,Grace Okonkwo,,0113 496 0142,,Leeds
A-3,"Rhys, the younger",000001,,rhys@example.org,
`;

describe("a customers file", () => {
  test("keeps leading zeros, and what was typed", async () => {
    await inTransaction(async (world) => {
      await bringIn(world, { kind: "customers", text: people, startedBy: await aStart(world) });
      const rows = await world.tx.execute(
        sql`select handle from identities where channel in ('account', 'phone') order by handle`,
      );
      expect(rows.map(({ handle }) => handle)).toEqual(["000001", "004417", "0113 496 0142", "0113 496 0142"]);
    });
  });

  test("corrects what differs and keeps the old value where it can be read", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const moved = people.replace("margaret@example.org,Leeds", "margaret@example.org,York");
      expect((await bringIn(world, { kind: "customers", text: moved, startedBy })).parts).toMatchObject({
        updated: 1,
        unchanged: 2,
      });
      const [change] = await world.tx.execute<{ body: string }>(
        sql`select t.body from import_changes x join texts t on t.id = x.details_id`,
      );
      expect(JSON.parse(change?.body ?? "{}")).toEqual({ before: { place: "Leeds" }, after: { place: "York" } });
    });
  });

  test("says of every row that failed why, and keeps it word for word", async () => {
    await inTransaction(async (world) => {
      const text = `${people}A-4,,,,,\n,Nobody,,,,\nA-5,Too,few\nA-6,"un"quoted",,,,\nA-7,Someone Else,004417,,,\n`;
      const { parts, failures } = await bringIn(world, { kind: "customers", text, startedBy: await aStart(world) });
      expect(parts).toEqual({ created: 3, updated: 0, unchanged: 0, skipped: 0, failed: 5, rowsRead: 8 });
      expect(failures.map(({ reason }) => reason)).toEqual([
        "There is no name.",
        "There is nothing that tells which customer this is.",
        "The row has 3 cells, the header 6.",
        "The quotation marks of this row do not match up.",
        "“004417” already belongs to another customer.",
      ]);
      expect(failures[2]?.cells).toEqual(["A-5", "Too", "few"]);
    });
  });

  test("a number that cannot be read is kept as a note, never guessed", async () => {
    await inTransaction(async (world) => {
      const text = "Customer ID,Name,Phone\nB-1,Ann,call after six\n";
      await bringIn(world, { kind: "customers", text, startedBy: await aStart(world) });
      const notes = await world.tx.execute(sql`select words from notes`);
      expect(notes.map(({ words }) => words)).toEqual(["Not understood by the import: phone: call after six"]);
    });
  });

  test("a dry run counts the same parts and changes nothing", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const text = `${people}A-1,Margaret Okonkwo,,,,York\nA-4,,,,,\n`;
      const dry = await bringIn(world, { kind: "customers", text, effect: "dry", startedBy });
      const [count] = await world.tx.execute(sql`select count(*)::int as customers from customers`);
      expect(count).toEqual({ customers: 0 });
      const real = await bringIn(world, { kind: "customers", text, startedBy });
      expect(dry.parts).toEqual(real.parts);
      expect(dry.failures.map(({ reason }) => reason)).toEqual(real.failures.map(({ reason }) => reason));
    });
  });

  test("whatever is in the file, the parts add up to its rows", async () => {
    const cell = fc.oneof(
      fc.constantFrom("", "A-1", "A-2", '"', '""', "a,b", "\n", "=1+1", "004417"),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { maxLength: 12 }), async (rows) => {
        await inTransaction(async (world) => {
          const text = `Customer ID,Name,Account,Phone,E-mail,City\n${rows.map((row) => row.join(",")).join("\n")}`;
          const { parts, failures } = await bringIn(world, { kind: "customers", text, startedBy: await aStart(world) });
          const { rowsRead, ...became } = parts;
          expect(Object.values(became).reduce((sum, count) => sum + count, 0)).toBe(rowsRead);
          expect(failures.length).toBe(parts.failed);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe("a purchases file", () => {
  const orders = `Customer ID,Order ID,Row ID,Order Date,Product Name,Sales
A-1,O-1,1,2026-01-05,Cover,214.005
A-1,O-1,2,2026-01-05,"Visit, extra",-20.00
A-9,O-2,3,2026-01-05,Cover,10.00
A-1,O-3,4,2026-02-30,Cover,10.00
A-1,O-4,5,2026-03-01,Cover,ten
A-1,O-5,6,2027-03-01,Cover,10.00
`;

  test("rounds half away from zero, and says why a row failed", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const { parts, failures } = await bringIn(world, { kind: "purchases", text: orders, startedBy });
      expect(parts).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 4, rowsRead: 6 });
      expect(failures.map(({ reason }) => reason)).toEqual([
        "There is no customer with “A-9”.",
        "“2026-02-30” is not a day written year-month-day.",
        "“ten” is not an amount with a decimal point.",
        "“2027-03-01” lies in the future.",
      ]);
      const rows = await world.tx.execute(sql`select amount_minor::int as minor from purchases order by line_ref`);
      expect(rows.map(({ minor }) => minor)).toEqual([21401, -2000]);
      const [kept] = await world.tx.execute(
        sql`select value_minor::int as value, purchase_days as days from standing where purchases > 0`,
      );
      expect(kept).toEqual({ value: 19401, days: 1 });
    });
  });

  test("goes in once, and a changed line is corrected", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      await bringIn(world, { kind: "purchases", text: orders, startedBy });
      const changed = orders.replace("214.005", "200.00");
      const again = await bringIn(world, { kind: "purchases", text: changed, startedBy });
      expect(again.parts).toEqual({ created: 0, updated: 1, unchanged: 1, skipped: 0, failed: 4, rowsRead: 6 });
    });
  });

  test("whose days or amounts are written otherwise is read as it is said to be", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const text = "Customer ID;Order ID;Order Date;Amount\nA-1;O-1;05.01.2026;1.214,50\n";
      const read = await bringIn(world, {
        kind: "purchases",
        text,
        startedBy,
        mapping: { dayOrder: "dmy", decimalMark: "comma" },
      });
      expect(read.parts.created).toBe(1);
      const [line] = await world.tx.execute(
        sql`select bought_on::text as day, amount_minor::int as minor from purchases`,
      );
      expect(line).toEqual({ day: "2026-01-05", minor: 121450 });
    });
  });
});

describe("the door", () => {
  test.each([
    ["an empty file", Buffer.from(""), /empty/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /not a text file/],
    ["a file of blank lines", Buffer.from("\n\n"), /does not name its columns/],
  ])("turns %s away with a sentence", async (_, bytes, sentence) => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const body = Readable.from([bytes]);
      await expect(
        handInFile(world.tx, { kind: "customers", fileName: "x", body, actor: { id: startedBy } }),
      ).rejects.toThrow(sentence);
    });
  });
});
