import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findCustomerFacts } from "../customers/queries/facts";
import { type Asker, findCustomers } from "../customers/queries/find";
import { listCustomers } from "../customers/queries/list";
import { listTimeline } from "../customers/queries/timeline";
import { readCustomerFilter } from "../domain/customer-list";
import { plainDate } from "../domain/plain-date";
import { officeHours } from "../domain/working-hours";
import { customerNumbers } from "../numbers/queries/customer-numbers";
import { listCustomerPromises } from "../promises/queries/lists";
import { countSegments } from "../segments/queries/count";
import { inTransaction, type World } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";
import { askUndo, carryOutUndo } from "./mutations/undo";

const today = plainDate("2026-11-21");
const now = new Date("2026-11-21T12:00:00Z");
const people = "Customer ID,Name,Phone,Since\nA-1,Margaret Okonkwo,0113 496 0142,1997-01-01\n";

async function undo({ tx }: World, importId: string, actor: string): Promise<void> {
  const undoId = await askUndo(tx, { id: actor }, { importId, effect: "real" });
  await carryOutUndo(tx, undoId);
}

/** Everything that people read of customers, asked at once. */
async function readers({ tx }: World, startedBy: string, customerId: string) {
  const organisation = {
    name: "Harbour",
    zone: "Europe/London",
    country: "GB",
    currency: "GBP",
    hours: officeHours,
    lapseDays: 400,
  };
  const asker = { db: tx, actor: { id: startedBy }, organisation, now, today } as unknown as Asker;
  const facts = await findCustomerFacts(tx, { customerId, today, lapseDays: 400 });
  const question = {
    filter: readCustomerFilter({}),
    order: "name",
    after: null,
    now,
    today,
    lapseDays: 400,
    most: 10,
  } as const;
  const segments = await countSegments(tx, { today, lapseDays: 400 });
  const timeline = await listTimeline(tx, { customerId, only: null, before: null });
  const numbers = await customerNumbers(tx, { asOf: today, lapseDays: 400 });
  return {
    find: (await findCustomers(asker, "Margaret Okonkwo")).hits.length,
    findByPhone: (await findCustomers(asker, "01134960142")).hits.length,
    brief: facts !== null,
    list: (await listCustomers(tx, question as unknown as Parameters<typeof listCustomers>[1])).lines.length,
    all: segments.find(({ key }) => key === "all")?.count,
    tenYears: segments.find(({ key }) => key === "ten_years")?.count,
    active: segments.find(({ key }) => key === "active")?.count,
    value: (
      await tx.execute<{ value: number }>(sql`select coalesce(sum(value_minor), 0)::int as value from standing`)
    )[0]?.value,
    timeline: timeline.entries
      .filter((entry) => !("isWithdrawn" in entry && entry.isWithdrawn))
      .map(({ kind }) => kind),
    promises: (await listCustomerPromises(tx, { customerId, now })).map(({ verdict }) => verdict.outcome),
    numbers: JSON.stringify(numbers),
  };
}

test("what an undone import brought is read by nobody any more, and counted nowhere", async () => {
  await inTransaction(async (world) => {
    const startedBy = await aStart(world);
    const customers = await bringIn(world, { kind: "customers", text: people, startedBy });
    const [row] = await world.tx.execute<{ id: string }>(sql`select id from customers`);
    const id = row?.id ?? "";
    const bare = await readers(world, startedBy, id);
    expect(bare).toMatchObject({
      find: 1,
      findByPhone: 1,
      brief: true,
      list: 1,
      all: 0,
      tenYears: 1,
      active: 0,
      value: 0,
    });

    const key = { external: "Customer ID" };
    const purchases = await bringIn(world, {
      kind: "purchases",
      text: "Customer ID,Order ID,Order Date,Amount\nA-1,O-1,2026-10-05,10.00\n",
      startedBy,
    });
    const contacts = await bringIn(world, {
      kind: "contacts",
      text: "Customer ID,Date,Channel,Way,Message\nA-1,2026-03-01 10:00,phone,in,Asked\n",
      startedBy,
      mapping: { columns: { ...key, happenedAt: "Date", channel: "Channel", direction: "Way", words: "Message" } },
    });
    const promises = await bringIn(world, {
      kind: "promises",
      text: "Customer ID,Promise,Type,Made,Due\nA-1,Send the refund,refund,2026-03-01 10:00,2026-03-02 12:00\n",
      startedBy,
      mapping: { columns: { ...key, said: "Promise", promiseKind: "Type", madeAt: "Made", dueAt: "Due" } },
    });
    const full = await readers(world, startedBy, id);
    expect(full).toMatchObject({ all: 1, active: 1, value: 1000, promises: ["overdue"] });
    expect(full.timeline).toEqual(expect.arrayContaining(["purchase", "contact", "promise"]));
    expect(full.numbers).not.toBe(bare.numbers);

    for (const { importId } of [promises, contacts, purchases]) await undo(world, importId, startedBy);
    const undone = await readers(world, startedBy, id);
    expect(undone).toMatchObject({ all: 0, active: 0, value: 0, promises: ["void"], numbers: bare.numbers });
    expect(undone.timeline).not.toContain("contact");
    expect(undone.timeline).not.toContain("purchase");

    await undo(world, customers.importId, startedBy);
    expect(await world.tx.execute(sql`select why from import_kept`)).toEqual([]);
    expect(await readers(world, startedBy, id)).toMatchObject({ find: 0, brief: false, list: 0, all: 0, tenYears: 0 });
  });
});

test("a customer who goes with the import is found by nobody", async () => {
  await inTransaction(async (world) => {
    const startedBy = await aStart(world);
    const { importId } = await bringIn(world, { kind: "customers", text: people, startedBy });
    const [row] = await world.tx.execute<{ id: string }>(sql`select id from customers`);
    await undo(world, importId, startedBy);
    expect(await readers(world, startedBy, row?.id ?? "")).toMatchObject({
      find: 0,
      findByPhone: 0,
      brief: false,
      list: 0,
      all: 0,
      tenYears: 0,
      promises: [],
    });
  });
});
