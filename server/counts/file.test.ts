import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { createCallerFactory } from "../trpc/init";
import { writeList } from "../trpc/list-files";
import { appRouter } from "../trpc/root";

const createCaller = createCallerFactory(appRouter);

async function aHouse(world: World, role: "manager" | "frontline"): Promise<Context> {
  await anOrganisation(world);
  await world.setNow(new Date("2026-11-22T09:00:00Z"));
  await manyPurchases(world, [
    { who: "Ada", on: plainDate("2026-11-01"), amountMinor: 1000 },
    { who: "Ben", on: plainDate("2024-11-01"), amountMinor: 1000 },
  ]);
  const ctx = await contextOf(world, (await aPerson(world, { roles: [role] })).id);
  await world.asApp();
  return ctx;
}

test("a table of numbers is taken out with what it was counted through, and its rows are counted without its head", () =>
  inTransaction(async (world) => {
    const ctx = await aHouse(world, "manager");
    const caller = createCaller({ request: async () => ctx });
    const { exportId } = await caller.exports.begin({
      ...{ list: "numbers", which: "movement", lapse: "180", segment: "active" },
    });
    const { taken } = await caller.exports.get({ exportId });
    let text = "";
    for await (const lines of writeList("numbers", { ctx, filter: taken.filter, exportId })) text += lines;
    expect(text.startsWith("\ufeff")).toBe(true);
    const [head, ...rows]: string[][] = parse(text, { bom: true });
    expect(head?.slice(0, 7)).toEqual([
      ...["figures", "version", "as of", "lost after days", "segment", "counted at", "table"],
    ]);
    const about = ["movement", "1", "2026-11-22", "180", "Active customers", "2026-11-22T09:00:00.000Z"];
    for (const row of rows) expect(row.slice(0, 6)).toEqual(about);
    expect(rows.filter((row) => row[6] === "days").map((row) => row.filter(Boolean).slice(7))).toEqual([
      ["2026-11-01", "1", "0", "0"],
    ]);
    const after = await caller.exports.get({ exportId });
    expect(after.taken).toMatchObject({ rows: rows.length, filter: { segmentNamed: "Active customers" } });
    expect(await world.tx.execute(sql`select facts from events where action = 'list.taken'`)).toEqual([
      { facts: { list: "numbers" } },
    ]);
  }));

test("what is not a question is no file, and who may not take lists out takes none", () =>
  inTransaction(async (world) => {
    const taken = writeList("numbers", {
      ...{ ctx: await aHouse(world, "manager"), filter: { which: "constructor" }, exportId: "none" },
    });
    await expect(taken.next()).rejects.toThrow("no such record");
    const ctx = await contextOf(world, (await aPerson(world, { roles: ["frontline"] })).id);
    const caller = createCaller({ request: async () => ctx });
    await expect(caller.exports.begin({ list: "numbers", which: "movement" })).rejects.toThrow("list:export");
  }));
