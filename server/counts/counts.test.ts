import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { Lens } from "../domain/lens";
import { addDays, plainDate } from "../domain/plain-date";
import { buyingQuestion } from "../numbers/queries/buying";
import { contextOf } from "../testing/accounts";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { askCount, cancelCount } from "./mutations";
import { getCounted, tellCounted } from "./queries/counted";
import { movementQuestion } from "./queries/movement";
import { getRun, getStanding } from "./queries/standing";
import { questions } from "./questions";
import { countNumbers, countToday, resumeCounts } from "./tasks";

const today = plainDate("2026-11-22");
const lens: Lens = { asOf: today, lapseDays: 180, segment: null };
const kept = { most: 0 };
/** Two questions are enough: what the others answer is their own tests' to say. */
const asked = { movement: movementQuestion, again: movementQuestion };
const keys = Object.keys(asked);

/** Somebody of the board, and three who have bought; every answer is kept. */
async function aHouse(world: World): Promise<Context> {
  await anOrganisation(world);
  await world.setNow(new Date(`${today}T09:00:00Z`));
  await manyPurchases(
    world,
    ["Ada", "Ben", "Cleo"].map((who, index) => ({ who, on: addDays(today, -200 * index), amountMinor: 1000 })),
  );
  const ctx = await contextOf(world, (await aPerson(world, { roles: ["board"] })).id);
  await world.asApp();
  return ctx;
}

describe("a count", () => {
  test("answers what counting at the reading answers, and is read until the next one", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const exact = await getCounted(ctx, lens, "movement");
      expect(exact).toMatchObject({ isKept: false, asOf: today, countedAt: ctx.now });
      expect(await getCounted(ctx, lens, "movement", kept)).toEqual({
        ...{ answer: null, asOf: today, countedAt: null, isKept: true },
      });
      const { countId } = await askCount(ctx, lens, keys);
      expect(await askCount(ctx, lens, keys)).toEqual({ countId });
      expect(await getRun(world.tx, countId)).toMatchObject({ done: 0, of: 2 });
      await countNumbers(world.tx, { countId }, asked);
      expect(await getCounted(ctx, lens, "movement", kept)).toEqual({
        ...{ answer: exact.answer, asOf: today, countedAt: ctx.now, isKept: true },
      });
      expect((await getRun(world.tx, countId)).countedAt).toEqual(ctx.now);
      expect((await askCount(ctx, lens, keys)).countId).not.toBe(countId);
    }));

  test("says in a sentence what each answer says, also when it is told without the answer", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const told = await tellCounted(ctx, lens, ["worth", "retention_lives"]);
      expect(told.get("worth")).toContain("Too few customers");
      expect([...(await tellCounted(ctx, lens, ["worth"], kept))]).toEqual([["worth", null]]);
      const { worth, retention_lives } = questions;
      const both = { worth, retention_lives };
      await countNumbers(world.tx, await askCount(ctx, lens, Object.keys(both)), both);
      expect(await tellCounted(ctx, lens, ["worth", "retention_lives"], kept)).toEqual(told);
    }));

  test("of another day, threshold or segment is another one; today's view shows the last day's until it is counted", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const { countId } = await askCount(ctx, { ...lens, asOf: addDays(today, -1) }, keys);
      await countNumbers(world.tx, { countId }, asked);
      expect(await getCounted(ctx, lens, "movement", kept)).toMatchObject({ asOf: addDays(today, -1), isKept: true });
      for (const other of [{ lapseDays: 90 }, { segment: "active" }, { asOf: addDays(today, -2) }])
        expect((await getCounted(ctx, { ...lens, ...other }, "movement", kept)).answer).toBeNull();
    }));

  test("asked to stop ends without answers that are read, once", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const { countId } = await askCount(ctx, lens, keys);
      await cancelCount(ctx, { countId });
      await countNumbers(world.tx, { countId }, asked);
      expect(await getRun(world.tx, countId)).toMatchObject({ done: 0, countedAt: null, cancelledBy: ctx.actor.name });
      expect((await getCounted(ctx, lens, "movement", kept)).answer).toBeNull();
      await expect(cancelCount(ctx, { countId })).rejects.toThrow("no such record");
    }));

  test("of which a question fails answers the others and says so in a sentence; an older answer to it is read", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const before = await askCount(ctx, lens, keys);
      await countNumbers(world.tx, before, asked);
      const { countId } = await askCount(ctx, lens, [...keys, "weather"]);
      const fails = { ...movementQuestion, count: () => Promise.reject(new Error("no such day")) };
      await countNumbers(world.tx, { countId }, { ...asked, movement: fails });
      expect(await getRun(world.tx, countId)).toMatchObject({
        ...{ done: 3, of: 3, countedAt: ctx.now },
        faults: [
          "“movement” could not be counted. What went wrong is in the worker’s log.",
          "“weather” is not counted any more.",
        ],
      });
      expect((await getCounted(ctx, lens, "movement", kept)).answer).toMatchObject({ customers: 3 });
    }));

  test("tells which answer is of an earlier count, of which day and when it was counted", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const both = { movement: movementQuestion, buying: buyingQuestion };
      const fails = { ...movementQuestion, count: () => Promise.reject(new Error("no such day")) };
      const yesterday = { ...lens, asOf: addDays(today, -1) };
      await countNumbers(world.tx, await askCount(ctx, yesterday, Object.keys(both)), both);
      const isAll = { asOf: yesterday.asOf, countedAt: ctx.now };
      expect((await getStanding(ctx, { lapse: 180 }, kept)).kept).toEqual({ ...isAll, older: [] });
      await countNumbers(world.tx, await askCount(ctx, lens, Object.keys(both)), { ...both, movement: fails });
      const standing = await getStanding(ctx, { lapse: 180 }, kept);
      expect(standing.kept).toEqual({
        ...{ asOf: today, countedAt: ctx.now },
        older: [{ question: "movement", ...isAll }],
      });
      expect(await getCounted(ctx, lens, "movement", kept)).toMatchObject(isAll);
      expect((await getCounted(ctx, lens, "buying", kept)).asOf).toBe(today);
    }));

  test("of which an answer cannot be kept says so in a sentence, goes on and ends", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const [someone] = await world.tx.execute<{ id: string }>(sql`select id from customers limit 1`);
      const names = { ...movementQuestion, count: async () => ({ best: someone?.id ?? "" }) };
      const cannotBeWritten = { ...movementQuestion, count: async () => ({ words: "\u0000" }) };
      const { countId } = await askCount(ctx, lens, ["names", "written", ...keys]);
      await countNumbers(world.tx, { countId }, { ...asked, names, written: cannotBeWritten });
      expect(await getRun(world.tx, countId)).toMatchObject({
        ...{ done: 4, of: 4, countedAt: ctx.now },
        faults: ["names", "written"].map(
          (key) => `“${key}” could not be counted. What went wrong is in the worker’s log.`,
        ),
      });
      expect((await getCounted(ctx, lens, "movement", kept)).answer).toMatchObject({ customers: 3 });
    }));

  test("that has not ended within two days is ended without what it has not asked, and is not put on the queue again", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const { countId } = await askCount(ctx, lens, keys);
      await world.asOwner();
      await world.setNow(new Date(`${addDays(today, 2)}T09:00:01Z`));
      await world.asApp();
      await resumeCounts(world.tx);
      const run = await getRun(world.tx, countId);
      expect(run).toMatchObject({ done: 2, of: 2 });
      expect(run.countedAt).not.toBeNull();
      expect(run.faults[0]).toBe("“again” was not counted: two days after it was asked for, this count was ended.");
      await world.asOwner();
      const again = `${countId}:again`;
      expect(await world.tx.execute(sql`select key from graphile_worker.jobs where key = ${again}`)).toEqual([]);
    }));

  test("is made by the timetable once a day, and again after an import", () =>
    inTransaction(async (world) => {
      await aHouse(world);
      const all = () => world.tx.execute(sql`select as_of::text, lapse_days, segment, asked_by from number_counts`);
      await countToday(world.tx);
      expect(await all()).toEqual([]);
      await countToday(world.tx, kept);
      await countToday(world.tx, kept);
      expect(await all()).toEqual([{ as_of: today, lapse_days: null, segment: null, asked_by: null }]);
      const [count] = await world.tx.execute<{ id: string }>(sql`select id from number_counts`);
      await countNumbers(world.tx, { countId: count?.id ?? "" }, {});
      await anEndedImport(world);
      await countToday(world.tx, kept);
      expect(await all()).toHaveLength(2);
    }));

  test("tells the page how it stands", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const standing = await getStanding(ctx, { segment: "top_tenth" });
      expect(standing).toMatchObject({
        isDefault: false,
        isExact: true,
        segmentName: "Top tenth by value",
        mayCount: true,
      });
      expect(await getStanding(ctx, { asOf: addDays(today, 3) })).toMatchObject({ isDefault: true });
    }));
});

async function anEndedImport(world: World): Promise<void> {
  await world.asOwner();
  await world.setNow(new Date(`${today}T10:00:00Z`));
  const [importId, runId] = [newId(), newId()];
  await world.tx.execute(sql`
    insert into imports (id, kind, file_name, bytes, encoding, delimiter, headers, sample, mapping)
    values (${importId}, 'purchases', 'till.csv', 1, 'utf-8', ',', '[]', '[]', '{}')`);
  await world.tx.execute(sql`
    insert into import_runs (id, import_id, effect, mapping) values (${runId}, ${importId}, 'real', '{}')`);
  await world.tx.execute(sql`update import_runs set finished_at = now() where id = ${runId}`);
  await world.setNow(new Date(`${today}T10:05:00Z`));
  await world.asApp();
}

describe("what was counted", () => {
  const refusals: [string, ReturnType<typeof sql>, RegExp][] = [
    ["is not changed", sql`update number_answers set answer = '{"customers": 9}'`, /permission denied/],
    ["is not taken away", sql`delete from number_answers`, /permission denied/],
    ["is not counted as of tomorrow", count({ asOf: "2026-11-23" }), /a day that has not come/],
    ["is not of a segment there is not", count({ segment: newId() }), /not a segment we know/],
    ["is not of a segment without a name", count({ segment: "ours" }), /not a segment we know/],
    ["is not of who is active, where nobody can be", count({ segment: "active", lapse: null }), /active until a lapse/],
    [
      "is not dated by who asks",
      sql`insert into number_counts (id, as_of, questions, recorded_at) values (${newId()}, ${today}, '{movement}', now())`,
      /permission denied/,
    ],
    [
      "is not named by who asks",
      sql`insert into number_counts (id, as_of, questions, segment_name) values (${newId()}, ${today}, '{movement}', 'Best')`,
      /permission denied/,
    ],
  ];
  test.each(refusals)("%s", (_, attack, sentence) =>
    inTransaction(async (world) => {
      await aHouse(world);
      await world.refused((tx) => tx.execute(attack), sentence);
    }),
  );

  test("is asked for and stopped by a manager or the board alone; unasked, it is today's alone", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      await world.asOwner();
      const clerk = await contextOf(world, (await aPerson(world, { roles: ["frontline"] })).id);
      await world.asApp();
      await world.refused(() => askCount(clerk, lens, keys), /Only a manager or a board member has/);
      await askCount(ctx, lens, keys);
      await world.refused(
        (tx) => tx.execute(sql`update number_counts set cancelled_at = now(), cancelled_by = ${clerk.actor.id}`),
        /Only a manager or a board member stops/,
      );
      const todays = { ...lens, lapseDays: null };
      for (const other of [{ asOf: addDays(today, -1) }, { lapseDays: 90 }, { segment: "top_tenth" }])
        await world.refused(
          () => askCount({ db: world.tx, actor: null }, { ...todays, ...other }, keys),
          /Unasked, only today is counted/,
        );
      await askCount({ db: world.tx, actor: null }, todays, keys);
    }));

  test("takes only answers to its own questions, of many, while it is under way", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const [someone] = await world.tx.execute<{ id: string }>(sql`select id from customers limit 1`);
      const { countId } = await askCount(ctx, lens, keys);
      const answer =
        (given: unknown, question = "movement") =>
        (tx: World["tx"]) =>
          tx.execute(sql`insert into number_answers (count_id, question, version, answer, took_ms)
          values (${countId}, ${question}, 1, ${JSON.stringify(given)}::jsonb, 5)`);
      await world.refused(answer({ best: someone?.id }), /names no customer/);
      await world.refused(answer({ best: [someone?.id.toUpperCase()] }), /names no customer/);
      await world.refused(answer(7), /made of named figures/);
      await world.refused(answer({ words: "x".repeat(16_800_000) }), /at most sixteen megabytes/);
      await world.refused(answer({}, "weather"), /not asked that question/);
      await world.refused(
        (tx) => tx.execute(sql`update number_counts set counted_at = now()`),
        /each of its questions/,
      );
      await countNumbers(world.tx, { countId }, asked);
      await world.refused(answer({ customers: 9 }), /has ended/);
      await world.refused(
        (tx) => tx.execute(sql`update number_counts set cancelled_at = now(), cancelled_by = ${ctx.actor.id}`),
        /has ended/,
      );
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update number_answers set took_ms = 1`), /What was counted stands/);
      await world.refused((tx) => tx.execute(sql`delete from number_answers`), /What was counted stands/);
    }));

  test("by the timetable goes after two months but for the last of its month; what somebody asked for stays", () =>
    inTransaction(async (world) => {
      const ctx = await aHouse(world);
      const counted = async (on: string, actor: Context["actor"] | null) => {
        await world.asOwner();
        await world.setNow(new Date(`${on}T01:00:00Z`));
        await world.asApp();
        const { countId } = await askCount(
          { db: world.tx, actor },
          { asOf: plainDate(on), lapseDays: null, segment: null },
          keys,
        );
        await countNumbers(world.tx, { countId }, asked);
        return countId;
      };
      const wanted = await counted("2026-03-03", ctx.actor);
      await counted("2026-03-04", null);
      const last = await counted("2026-03-31", null);
      const late = await counted("2026-06-01", null);
      await world.tx.execute(sql`select forget_nightly_counts()`);
      const left = await world.tx.execute<{ id: string }>(sql`select distinct count_id as id from number_answers`);
      expect(new Set(left.map(({ id }) => id))).toEqual(new Set([wanted, last, late]));
    }));

  test("cannot be forged from outside a transaction either", () =>
    asApp(async (attack) => {
      await expect(attack`truncate number_answers`).rejects.toThrow("permission denied");
      await expect(attack`update number_counts set as_of = '2020-01-01'`).rejects.toThrow("permission denied");
    }));
});

function count({ asOf = today as string, segment = null as string | null, lapse = 180 as number | null }) {
  return sql`insert into number_counts (id, as_of, lapse_days, segment, questions)
    values (${newId()}, ${asOf}, ${lapse}, ${segment}, '{movement}')`;
}
