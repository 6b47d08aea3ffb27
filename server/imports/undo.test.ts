import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { inTransaction, type World } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";
import { askUndo, carryOutUndo } from "./mutations/undo";
import { getUndo, listKept } from "./queries/undos";

const people = `Customer ID,Name,Account,Phone,City
A-1,Margaret Okonkwo,004417,0113 496 0142,Leeds
A-2,Grace Okonkwo,,0113 496 0142,Leeds
A-3,Rhys Evans,000001,,Cardiff
`;
const orders = `Customer ID,Order ID,Row ID,Order Date,Product Name,Sales
A-1,O-1,1,2026-01-05,Cover,214.00
A-2,O-2,2,2026-02-05,Visit,-20.00
A-3,O-3,3,2026-03-05,Cover,10.00
`;

async function undo({ tx }: World, importId: string, actor: string, effect: "dry" | "real" = "real") {
  const undoId = await askUndo(tx, { id: actor }, { importId, effect });
  await carryOutUndo(tx, undoId, 2);
  const { withdrawn, restored, kept } = await getUndo(tx, undoId);
  const list = await listKept(tx, undoId);
  return {
    counts: { withdrawn, restored, kept },
    list: list.map(({ subject, customerName, why }) => [subject, customerName, why]),
  };
}

describe("undoing an import", () => {
  test("withdraws what it created, and the same file can go in again", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const given = { kind: "customers", text: people, startedBy } as const;
      const { importId } = await bringIn(world, given);
      expect((await undo(world, importId, startedBy, "dry")).counts).toEqual({ withdrawn: 3, restored: 0, kept: 0 });
      expect(await standing(world)).toEqual({ customers: 3, identities: 7, purchases: 0, contacts: 0 });
      expect((await undo(world, importId, startedBy)).counts).toEqual({ withdrawn: 3, restored: 0, kept: 0 });
      expect(await standing(world)).toEqual({ customers: 0, identities: 0, purchases: 0, contacts: 0 });
      expect((await bringIn(world, given)).parts).toMatchObject({ created: 3, failed: 0 });
    });
  });

  test("leaves what somebody has built upon, and says with what", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const { importId } = await bringIn(world, { kind: "customers", text: people, startedBy });
      const bought = await bringIn(world, {
        kind: "purchases",
        text: orders.split("\n").slice(0, 2).join("\n"),
        startedBy,
      });
      const grace = await idOf(world, "Grace Okonkwo");
      await world.tx.execute(sql`
        insert into contacts (id, customer_id, happened_at, channel, direction, words, logged_by)
        values (${newId()}, ${grace}, '2026-01-01', 'phone', 'in', 'rang', ${startedBy})`);
      const looked = await undo(world, importId, startedBy, "dry");
      const done = await undo(world, importId, startedBy);
      expect(done).toEqual(looked);
      expect(done).toEqual({
        counts: { withdrawn: 1, restored: 0, kept: 2 },
        list: [
          ["customer", "Margaret Okonkwo", "purchases"],
          ["customer", "Grace Okonkwo", "contacts"],
        ],
      });
      expect(await standing(world)).toEqual({ customers: 2, identities: 5, purchases: 1, contacts: 1 });
      expect((await undo(world, bought.importId, startedBy)).counts).toEqual({ withdrawn: 1, restored: 0, kept: 0 });
      const kept = await world.tx.execute(
        sql`select purchases, value_minor::int as value from standing where purchases > 0`,
      );
      expect(kept).toEqual([]);
    });
  });

  test("gives changed fields their old values back, and leaves those changed again", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const text = `Customer ID,Name,City
A-1,Margaret A. Okonkwo,York
A-2,Grace Okonkwo,York
A-1,Margaret B. Okonkwo,York
A-2,Grace Okonkwo,Hull
`;
      const { importId, parts } = await bringIn(world, { kind: "customers", text, startedBy, batchSize: 2 });
      expect(parts).toMatchObject({ updated: 4 });
      await world.tx.execute(sql`update customers set place = 'Bristol' where name = 'Grace Okonkwo'`);
      expect(await undo(world, importId, startedBy)).toEqual({
        counts: { withdrawn: 0, restored: 1, kept: 1 },
        list: [["customer", "Grace Okonkwo", "changed again: place"]],
      });
      const rows = await world.tx.execute(sql`select name, place from customers order by name`);
      expect(rows).toEqual([
        { name: "Grace Okonkwo", place: "Bristol" },
        { name: "Margaret Okonkwo", place: "Leeds" },
        { name: "Rhys Evans", place: "Cardiff" },
      ]);
    });
  });

  test("gives corrected purchases and conversations their old words back", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      await bringIn(world, { kind: "purchases", text: orders, startedBy });
      const { importId } = await bringIn(world, {
        kind: "purchases",
        text: orders.replace("214.00", "99.00"),
        startedBy,
      });
      expect((await undo(world, importId, startedBy)).counts).toEqual({ withdrawn: 0, restored: 1, kept: 0 });
      const [line] = await world.tx.execute(
        sql`select amount_minor::int as minor from purchases where order_ref = 'O-1'`,
      );
      expect(line).toEqual({ minor: 21400 });

      const columns = {
        external: "Customer ID",
        happenedAt: "Date",
        channel: "Channel",
        direction: "Way",
        words: "Message",
        ref: "Ticket",
      };
      const contacts = "Customer ID,Date,Channel,Way,Message,Ticket\nA-1,2026-03-01 10:00,phone,in,Asked,T-1\n";
      await bringIn(world, { kind: "contacts", text: contacts, startedBy, mapping: { columns } });
      const changed = await bringIn(world, {
        kind: "contacts",
        text: contacts.replace("Asked", "Complained"),
        startedBy,
        mapping: { columns },
      });
      expect((await undo(world, changed.importId, startedBy)).counts).toMatchObject({ restored: 1 });
      expect(await world.tx.execute(sql`select words from contacts`)).toEqual([{ words: "Asked" }]);
    });
  });

  test("voids imported promises from that moment on, whatever became of them, and lets them in again", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      await bringIn(world, { kind: "customers", text: people, startedBy });
      const text = `Customer ID,Promise,Type,Made,Due,Kept
A-1,Ring back about it,callback,2026-03-01 10:00,2026-03-02 12:00,2026-03-02 11:00
A-2,Send the refund,refund,2026-03-01 10:00,2026-03-02 12:00,
`;
      const columns = {
        external: "Customer ID",
        said: "Promise",
        promiseKind: "Type",
        madeAt: "Made",
        dueAt: "Due",
        keptAt: "Kept",
      };
      const given = { kind: "promises", text, startedBy, mapping: { columns } } as const;
      const { importId } = await bringIn(world, given);
      const [before] = await world.tx.execute<{ now: string }>(sql`select standpoint_now() as now`);
      expect((await undo(world, importId, startedBy)).counts).toEqual({ withdrawn: 2, restored: 0, kept: 0 });
      const outcomes = await world.tx.execute(
        sql`select outcome, in_denominator as counted from promise_outcomes(standpoint_now())`,
      );
      expect(outcomes).toEqual([
        { outcome: "void", counted: false },
        { outcome: "void", counted: false },
      ]);
      const then = await world.tx.execute(sql`select outcome from promise_outcomes(${before?.now}) order by 1`);
      expect(then).toEqual([{ outcome: "kept" }, { outcome: "overdue" }]);
      expect((await bringIn(world, given)).parts).toMatchObject({ created: 2, failed: 0 });
    });
  });

  test("happens once, and not while the file is being read", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const { importId } = await bringIn(world, { kind: "customers", text: people, startedBy });
      await undo(world, importId, startedBy);
      await world.refused((tx) => askUndo(tx, { id: startedBy }, { importId, effect: "real" }), /undone already/);
      const other = await bringIn(world, { kind: "customers", text: people, startedBy, effect: "dry" });
      await world.refused(
        (tx) => askUndo(tx, { id: startedBy }, { importId: other.importId, effect: "real" }),
        /Nothing of this file/,
      );
    });
  });

  test("goes on where it stopped", async () => {
    await inTransaction(async (world) => {
      const startedBy = await aStart(world);
      const { importId } = await bringIn(world, { kind: "customers", text: people, startedBy });
      const undoId = await askUndo(world.tx, { id: startedBy }, { importId, effect: "real" });
      await carryOutUndo(world.tx, undoId, 1);
      await carryOutUndo(world.tx, undoId, 1);
      expect(await getUndo(world.tx, undoId)).toMatchObject({ withdrawn: 3, kept: 0 });
    });
  });
});

async function idOf({ tx }: World, name: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select id from customers where name = ${name}`);
  return row?.id ?? "";
}

async function standing({ tx }: World) {
  const [row] = await tx.execute(sql`
    select (select count(*)::int from customers where withdrawn_at is null) as customers,
      (select count(*)::int from identities where withdrawn_at is null) as identities,
      (select count(*)::int from purchases where withdrawn_at is null) as purchases,
      (select count(*)::int from contacts where withdrawn_at is null) as contacts`);
  return row;
}
