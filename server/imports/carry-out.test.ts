import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";

const people = `Customer ID,Name,Account,Phone,E-mail,City
A-1,Margaret Okonkwo,004417,0113 496 0142,margaret@example.org,Leeds
A-2,Grace Okonkwo,,0113 496 0142,,Leeds
A-3,"Rhys, the younger",000001,,rhys@example.org,
`;
const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

describe("what becomes of a row", () => {
  test("the same file twice changes nothing", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const given = { kind: "customers", text: people, startedBy } as const;
      expect((await bringIn(world, given)).parts).toEqual({ ...none, created: 3, rowsRead: 3 });
      for (const mode of ["both", "create", "update"] as const)
        expect((await bringIn(world, { ...given, mapping: { mode } })).parts).toEqual({
          ...none,
          unchanged: 3,
          rowsRead: 3,
        });
    });
  });

  test("a mode leaves rows out, and says how many", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const text = `${people.replace("margaret@example.org,Leeds", "margaret@example.org,York")}A-4,New Person,,,,\n`;
      const only = (mode: "create" | "update") =>
        bringIn(world, { kind: "customers", text, startedBy, effect: "dry", mapping: { mode } });
      expect((await only("create")).parts).toEqual({ ...none, created: 1, unchanged: 2, skipped: 1, rowsRead: 4 });
      expect((await only("update")).parts).toEqual({ ...none, updated: 1, unchanged: 2, skipped: 1, rowsRead: 4 });
    });
  });

  test("two rows of the same new customer are a creation and a correction", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const text = "Customer ID,Name,City\nB-1,Ann,Leeds\nB-1,Ann,York\nB-1,Ann,York\n";
      for (const batchSize of [1, 5000])
        expect((await bringIn(world, { kind: "customers", text, startedBy, effect: "dry", batchSize })).parts).toEqual({
          ...none,
          created: 1,
          updated: 1,
          unchanged: 1,
          rowsRead: 3,
        });
      await bringIn(world, { kind: "customers", text, startedBy });
      const rows = await world.tx.execute(sql`select name, place from customers`);
      expect(rows).toEqual([{ name: "Ann", place: "York" }]);
    });
  });

  test("a household is no match: the row fails with a sentence", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const text = "Name,Phone\nMargaret,0113 496 0142\n";
      const { parts, failures } = await bringIn(world, { kind: "customers", text, startedBy });
      expect(parts).toEqual({ ...none, failed: 1, rowsRead: 1 });
      expect(failures[0]?.reason).toMatch(/2 customers share .* Match on something that belongs to one/);
    });
  });

  test("lines without a number stand for one row each, in whatever batches they come", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const line = "A-1,O-1,2026-01-05,Cover,10.00\n";
      const text = `Customer ID,Order ID,Order Date,Product,Amount\n${line}${line}${line}`;
      const given = { kind: "purchases", startedBy } as const;
      expect((await bringIn(world, { ...given, text, batchSize: 1 })).parts).toEqual({
        ...none,
        created: 3,
        rowsRead: 3,
      });
      const more = { ...given, text: `${text}${line}` };
      for (const [batchSize, effect] of [
        [1, "dry"],
        [2, "dry"],
        [3, "real"],
      ] as const)
        expect((await bringIn(world, { ...more, effect, batchSize })).parts).toEqual({
          ...none,
          created: 1,
          unchanged: 3,
          rowsRead: 4,
        });
      expect(await world.tx.execute(sql`select count(*)::int as seen from import_seen`)).toEqual([{ seen: 0 }]);
    });
  });

  test("what the database refuses fails as one row and stops no other", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await world.asOwner();
      await world.tx.execute(sql`
        create function refuse_ann() returns trigger language plpgsql as $$ begin
          if new.name = 'Ann' then raise exception 'Ann is refused.' using errcode = 'check_violation'; end if;
          return new; end $$`);
      await world.tx.execute(
        sql`create trigger ann before insert on customers for each row execute function refuse_ann()`,
      );
      await world.asApp();
      const text = "Customer ID,Name\nC-1,Bo\nC-2,Ann\nC-3,Cy\nC-4,Di\n";
      const { parts, failures } = await bringIn(world, { kind: "customers", text, startedBy });
      expect(parts).toEqual({ ...none, created: 3, failed: 1, rowsRead: 4 });
      expect(failures.map(({ line, reason }) => [line, reason])).toEqual([[3, "Ann is refused."]]);
    });
  });
});

describe("conversations", () => {
  const contacts = `Customer ID,Date,Channel,Direction,Message,Ticket ID
A-1,2026-03-01 10:00,phone,in,Asked about the bill,T-1
A-2,2026-03-02,email,out,Wrote back,
A-9,2026-03-02,email,out,Nobody,
A-1,2027-03-02,email,out,Not yet,
`;
  const columns = {
    external: "Customer ID",
    happenedAt: "Date",
    channel: "Channel",
    direction: "Direction",
    words: "Message",
    ref: "Ticket ID",
  };

  test("come in under their customers, carry their import, and go in once", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const given = { kind: "contacts", text: contacts, startedBy, mapping: { columns } } as const;
      const dry = await bringIn(world, { ...given, effect: "dry" });
      const first = await bringIn(world, given);
      expect(dry.parts).toEqual(first.parts);
      expect(first.parts).toEqual({ ...none, created: 2, failed: 2, rowsRead: 4 });
      const [tagged] = await world.tx.execute(
        sql`select count(*)::int as n from contacts where import_id = ${first.importId} and logged_by = ${startedBy}`,
      );
      expect(tagged).toEqual({ n: 2 });
      expect((await bringIn(world, given)).parts).toEqual({ ...none, unchanged: 2, failed: 2, rowsRead: 4 });
      const changed = contacts.replace("Asked about the bill", "Asked about the last bill");
      expect((await bringIn(world, { ...given, text: changed })).parts).toMatchObject({ updated: 1, unchanged: 1 });
    });
  });
});

describe("promises of another system", () => {
  const promises = `Customer ID,Promise,Type,Made,Due,Kept,Cancelled,Promise ID,Asked by
A-1,Ring back about the bill,callback,2026-03-01 10:00,2026-03-02 12:00,2026-03-02 11:00,,P-1,
A-1,Send the form,reply,2026-03-01,2026-03-02,2026-03-05,,P-2,
A-2,Come by,appointment,2026-03-01,2026-03-02,,2026-03-01,P-3,customer
A-2,Send the refund,refund,2026-03-01,2026-03-02,,,P-4,
`;
  const columns = {
    external: "Customer ID",
    said: "Promise",
    promiseKind: "Type",
    madeAt: "Made",
    dueAt: "Due",
    keptAt: "Kept",
    cancelledAt: "Cancelled",
    askedBy: "Asked by",
    ref: "Promise ID",
  };

  test("are history in a slice of their own, judged on their own dates", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const given = { kind: "promises", text: promises, startedBy, mapping: { columns } } as const;
      const dry = await bringIn(world, { ...given, effect: "dry", batchSize: 1 });
      expect(dry.failures).toEqual([]);
      expect(dry.parts).toEqual({ ...none, created: 4, rowsRead: 4 });
      expect((await bringIn(world, given)).parts).toEqual(dry.parts);
      const outcomes = await world.tx.execute(sql`
        select p.source_ref as ref, o.outcome, o.origin, o.in_denominator as counted
        from promise_outcomes(standpoint_now()) o join promises p on p.id = o.promise_id order by 1`);
      expect(outcomes).toEqual([
        { ref: "P-1", outcome: "kept", origin: "imported", counted: true },
        { ref: "P-2", outcome: "late", origin: "imported", counted: true },
        { ref: "P-3", outcome: "cancelled_by_customer", origin: "imported", counted: false },
        { ref: "P-4", outcome: "overdue", origin: "imported", counted: true },
      ]);
      expect((await bringIn(world, given)).parts).toEqual({ ...none, unchanged: 4, rowsRead: 4 });
      const otherwise = promises.replace("2026-03-05", "2026-03-01");
      const again = await bringIn(world, { ...given, text: otherwise });
      expect(again.parts).toEqual({ ...none, unchanged: 3, failed: 1, rowsRead: 4 });
      expect(again.failures[0]?.reason).toMatch(/What was recorded stays/);
    });
  });
});
