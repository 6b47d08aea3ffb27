import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { Lens } from "../domain/lens";
import { addDays, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { askCount, cancelCount } from "./mutations";
import { getCounted } from "./queries";
import { movementQuestion } from "./queries/movement";
import { getRun, getStanding } from "./queries/standing";
import { countNumbers, countToday } from "./tasks";

const today = plainDate("2026-11-22");
const lens: Lens = { asOf: today, lapseDays: 180, segment: null };
const kept = { most: 0 };
/** Two questions are enough: what the others answer is their own tests' to say. */
const asked = { movement: movementQuestion, again: { ...movementQuestion, key: "again" } };
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
      await world.refused(answer({ words: "x".repeat(1_100_000) }), /at most a megabyte/);
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
        const { countId } = await askCount({ db: world.tx, actor }, { ...lens, asOf: plainDate(on) }, keys);
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
