import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { ExportList } from "../domain/export";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIdentity, anIssue } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { insertInto, someWords } from "../testing/promises";
import { fileResponse } from "../trpc/file-response";
import { createCallerFactory } from "../trpc/init";
import { writeList } from "../trpc/list-files";
import { appRouter } from "../trpc/root";

const noon = new Date("2026-11-21T12:00:00.000Z");
const createCaller = createCallerFactory(appRouter);

async function asManager(world: World): Promise<Context> {
  await anOrganisation(world);
  await world.setNow(noon);
  return contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
}

/** Takes a list out as the route does, and reads the file. */
async function take(ctx: Context, list: ExportList, fields: Record<string, string> = {}) {
  const caller = createCaller({ request: async () => ctx });
  const { exportId } = await caller.exports.begin({ list, reason: "A letter to them", ...fields } as Parameters<
    typeof caller.exports.begin
  >[0]);
  const { taken } = await caller.exports.get({ exportId });
  let text = "";
  for await (const lines of writeList(list, { ctx, filter: taken.filter, exportId })) text += lines;
  const [columns, ...rows]: string[][] = parse(text, { bom: true });
  return { exportId, columns, rows, after: await caller.exports.get({ exportId }) };
}

/** Somebody who agreed to offers by e-mail and has an address. */
async function aRecipient(world: World, ctx: Context, name: string, answer: "given" | "withdrawn" | null = "given") {
  const { id } = await aCustomer(world, { name });
  await anIdentity(world, {
    customerId: id,
    channel: "email",
    handle: `${name}@example.org`,
    normal: `${name.toLowerCase()}@example.org`,
  });
  if (answer)
    await insertInto(world, "consents", {
      ...{ id: newId(), customer_id: id, source: "customer", learned_on: "2026-11-01", recorded_by: ctx.actor.id },
      ...{ purpose: "content_email", answer, wording_id: await someWords(world, "May we write to you?") },
    });
  return id;
}

describe("a list taken out as a file", () => {
  test("is noted with its filter, what it is for and how many rows went out", () =>
    inTransaction(async (world) => {
      const ctx = await asManager(world);
      await aCustomer(world, { name: "=Zoë", place: "Leeds" });
      await aCustomer(world, { name: "Sam", place: "York" });
      await world.asApp();
      const { rows, after } = await take(ctx, "customers", { place: "Leeds", unknown: "left out" });
      expect(rows.map((row) => row[1])).toEqual(["'=Zoë"]);
      expect(after.taken).toMatchObject({
        list: "customers",
        filter: { place: "Leeds" },
        reason: "A letter to them",
        rows: 1,
        finishedAt: noon,
      });
      expect(await world.tx.execute(sql`select actor_id, facts from events where action = 'list.taken'`)).toEqual([
        { actor_id: ctx.actor.id, facts: { list: "customers" } },
      ]);
    }));

  test("asks what it is for where it names customers", () =>
    inTransaction(async (world) => {
      const ctx = await asManager(world);
      await expect(take(ctx, "customers", { reason: "" })).rejects.toThrow("what the file is for");
      await expect(take(ctx, "recipients", { way: "" })).rejects.toThrow("the way it goes");
      expect((await take(ctx, "decisions", { reason: "" })).after.taken.rows).toBe(0);
    }));

  test.each(["promises", "promises-due", "issues"] as const)(
    "%s are written with their columns, none by person",
    (list) =>
      inTransaction(async (world) => {
        const ctx = await asManager(world);
        const { id } = await aCustomer(world, { name: "Zoë" });
        await anIssue(world, { customerId: id, departmentId: ctx.actor.departmentId, openedBy: ctx.actor.id });
        await insertInto(world, "promises", {
          ...{ id: newId(), customer_id: id, kind: "callback", said_id: await someWords(world, "I'll ring you back.") },
          ...{
            channel: "phone",
            made_by: ctx.actor.id,
            made_at: noon,
            owner_id: ctx.actor.id,
            zone: "Europe/London",
            calendar: "{}",
          },
          ...{ original_due_at: new Date(noon.getTime() + 3_600_000), due_precision: "time" },
        });
        await world.asApp();
        const { columns, rows } = await take(ctx, list, { of: list === "issues" ? "department" : "mine" });
        expect(rows).toHaveLength(list === "promises-due" ? 0 : 1);
        expect(rows[0]?.length ?? columns?.length).toBe(columns?.length);
        expect(JSON.stringify(rows)).not.toContain(ctx.actor.name);
      }),
  );

  test.each([
    ["report", { quarter: "2020-Q1" }, 404],
    ["number-rows", {}, 404],
    ["experience-rows", { which: "moved" }, 404],
    ["numbers", { which: "nothing we count" }, 404],
  ] as const)(
    "%s that is not there is a sentence and no file, and no row is said to have gone out",
    (list, fields, status) =>
      inTransaction(async (world) => {
        const ctx = await asManager(world);
        await world.asApp();
        const caller = createCaller({ request: async () => ctx });
        let exportId = "";
        const response = await fileResponse(async () => {
          const begun = await caller.exports.begin({ list, reason: "A look at it", ...fields } as Parameters<
            typeof caller.exports.begin
          >[0]);
          exportId = begun.exportId;
          return { name: list, type: "csv", lines: writeList(list, { ctx, filter: { ...fields }, exportId }) };
        }, new AbortController().signal);
        expect([response.status, response.headers.get("content-disposition")]).toEqual([status, null]);
        expect(await response.text()).toContain("There is no such record");
        expect((await caller.exports.get({ exportId })).taken).toMatchObject({ rows: null, finishedAt: null });
      }),
  );

  test("once written stands as it was, and takes no row away", () =>
    inTransaction(async (world) => {
      const ctx = await asManager(world);
      await world.asApp();
      const { exportId } = await take(ctx, "customers");
      await world.refused(
        (tx) => tx.execute(sql`update exports set rows = 5 where id = ${exportId}`),
        /what it says stands/,
      );
      await world.refused((tx) => tx.execute(sql`update exports set reason = 'other'`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`delete from exports`), /permission denied/);
    }));

  test("cannot be dated by the application", () =>
    asApp(async (attack) => {
      await expect(
        attack`insert into exports (id, list, filter, by_id, recorded_at) values (gen_random_uuid(), 'customers', '{}', gen_random_uuid(), now())`,
      ).rejects.toThrow("permission denied");
      await expect(attack`update export_holds set reasons = '{}'`).rejects.toThrow("permission denied");
    }));
});

describe("a list of recipients", () => {
  test("omits whoever has an overdue promise, an open issue, no consent or no address, and states each reason", () =>
    inTransaction(async (world) => {
      const ctx = await asManager(world);
      const [fine, owed, open, asked, refused, mute] = [
        await aRecipient(world, ctx, "Fine"),
        await aRecipient(world, ctx, "Owed"),
        await aRecipient(world, ctx, "Open"),
        await aRecipient(world, ctx, "Unasked", null),
        await aRecipient(world, ctx, "Refused", "withdrawn"),
        (await aCustomer(world, { name: "Mute" })).id,
      ];
      await anIssue(world, { customerId: open });
      await world.setNow(new Date("2026-11-19T12:00:00.000Z"));
      await insertInto(world, "promises", {
        ...{ id: newId(), customer_id: owed, kind: "callback", said_id: await someWords(world, "I'll ring you back.") },
        ...{
          channel: "phone",
          made_by: ctx.actor.id,
          made_at: new Date("2026-11-19T12:00:00Z"),
          owner_id: ctx.actor.id,
        },
        ...{
          zone: "Europe/London",
          calendar: "{}",
          original_due_at: new Date("2026-11-20T12:00:00Z"),
          due_precision: "time",
        },
      });
      await world.setNow(noon);
      await world.asApp();
      const { exportId, rows, after } = await take(ctx, "recipients", { way: "email" });
      expect(rows.map((row) => [row[0], row[3]])).toEqual([[fine, "fine@example.org"]]);
      const because = Object.fromEntries(
        after.held.map(({ customerId, reasons }) => [customerId, [...reasons].sort()]),
      );
      expect(because).toEqual({
        [owed]: ["promise_overdue"],
        [open]: ["issue_open"],
        [asked]: ["never_asked"],
        [refused]: ["consent_withdrawn", "promotion_refused"],
        [mute]: ["never_asked", "no_address"],
      });
      expect(after.taken).toMatchObject({
        rows: 1,
        heldBack: { promise_overdue: 1, issue_open: 1, never_asked: 2, no_address: 1 },
      });
      const held = await take(ctx, "held-back", { export: exportId });
      expect(held.rows.find(([id]) => id === owed)).toEqual([owed, "Owed", "promise_overdue"]);
      expect(held.rows).toHaveLength(5);
    }));
});
