import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import type { Context } from "../context";
import { addDays, daysBetween, type PlainDate, plainDate } from "../domain/plain-date";
import { isLapseSignal } from "../domain/warning";
import type { WarningView } from "../domain/warning-words";
import { contextOf } from "../testing/accounts";
import { aBandVersion, runBands } from "../testing/bands";
import { anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { insertInto, someWords } from "../testing/promises";
import { type Buyers, idOf, manyPurchases } from "../testing/purchases";
import { answerWarning, setWarningRule } from "./mutations";
import { listWarningRules, listWarnings } from "./queries";

const today = plainDate("2026-03-02");
const morning = new Date("2026-03-02T09:00:00Z");
const later = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);

const byAmount = {
  method: "cut_offs" as const,
  bands: [
    { name: "Top", from: 10_000 },
    { name: "Low", from: null },
  ],
};

/** Ada is a best customer, Ben is none: both have bought on four days, a month apart, the last time a month ago. */
async function aScene(world: World): Promise<{ buyers: Buyers; ctx: Context }> {
  await world.setNow(morning);
  await anOrganisation(world);
  const on = [120, 90, 60, 30].map((days) => addDays(today, -days));
  const long = plainDate("2020-01-01");
  const buyers = await manyPurchases(world, [
    { who: "Ada", on: long, amountMinor: 10_000 },
    ...on.map((day) => ({ who: "Ada", on: day, amountMinor: 1_000 })),
    { who: "Ben", on: long, amountMinor: 10 },
    ...on.map((day) => ({ who: "Ben", on: day, amountMinor: 10 })),
  ]);
  await aBandVersion(world, byAmount);
  await runBands(world);
  const { id } = await aPerson(world, { roles: ["frontline"] });
  await aPerson(world, { roles: ["board"], name: "Of the board" });
  return { buyers, ctx: await contextOf(world, id) };
}

async function aPromiseTo(world: World, customerId: string, byId: string): Promise<string> {
  const id = newId();
  await insertInto(world, "promises", {
    id,
    customer_id: customerId,
    kind: "callback",
    said_id: await someWords(world, "I will ring you."),
    channel: "phone",
    made_by: byId,
    made_at: later(-10),
    owner_id: byId,
    original_due_at: later(30),
    due_precision: "time",
    zone: "Europe/London",
    calendar: "{}",
  });
  return id;
}

const look = async (world: World, now: Date, view: WarningView = "now") =>
  (await listWarnings(world.tx, { view, now, after: null })).warnings;

const recorded = async ({ tx }: World) => (await tx.execute(sql`select record_warnings() as fresh`))[0]?.fresh;

describe("early warning", () => {
  test("a promise broken to a best customer is on the list at the next look, and nobody else's", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      const promiseId = await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
      await aPromiseTo(world, idOf(buyers, "Ben"), ctx.actor.id);
      expect(await look(world, later(30))).toEqual([]);
      expect(await look(world, later(31))).toMatchObject([
        {
          kind: "broken_promise",
          episode: promiseId,
          name: "Buyer Ada",
          said: "I will ring you.",
          holds: true,
          done: null,
        },
      ]);
    }));

  test("is written down once an episode, also when two look at once and the rule changes", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
      await world.setNow(later(31));
      await world.asApp();
      expect([await recorded(world), await recorded(world)]).toEqual([1, 0]);
      const board = await contextOf(world, await theBoard(world));
      await setWarningRule(board, { kind: "broken_promise", isOn: true, days: 10, reason: "Ten days are enough." });
      expect(await recorded(world)).toBe(0);
    }));

  test("a rule that is switched off does not fire", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
      const board = await contextOf(world, await theBoard(world));
      await setWarningRule(board, { kind: "broken_promise", isOn: false, days: 10, reason: "It was never right." });
      expect(await look(world, later(31))).toEqual([]);
    }));

  test("an issue open for longer than the days set warns, until it is resolved; then it waits to be judged", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      await world.keepGivenTimes();
      const openedAt = new Date("2026-02-23T09:00:00Z");
      const { id } = await anIssue(world, { customerId: idOf(buyers, "Ada"), openedAt, words: "Cold again." });
      expect(await look(world, morning)).toEqual([]);
      expect(await look(world, later(1))).toMatchObject([{ kind: "open_issue", episode: id, said: "Cold again." }]);
      await world.setNow(later(2));
      expect(await recorded(world)).toBe(1);
      await world.tx.execute(
        sql`update issues set resolution = 'A new valve.', resolved_by = ${ctx.actor.id} where id = ${id}`,
      );
      expect(await look(world, later(3))).toEqual([]);
      expect(await look(world, later(3), "over")).toMatchObject([{ episode: id, holds: false }]);
    }));

  test("the dead and the erased are not warned about, and a merged record's promise warns of its survivor", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      const ada = idOf(buyers, "Ada");
      await aMerge(world, idOf(buyers, "Ben"), ada);
      await aPromiseTo(world, idOf(buyers, "Ben"), ctx.actor.id);
      expect(await look(world, later(31))).toMatchObject([{ customerId: ada, name: "Buyer Ada" }]);
      await world.tx.execute(sql`update customers set died_recorded_by = ${ctx.actor.id} where id = ${ada}`);
      expect(await look(world, later(31))).toEqual([]);
    }));

  test("pages by key without losing or repeating any", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      for (let made = 0; made < 30; made += 1) await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
      const first = await listWarnings(world.tx, { view: "now", now: later(31), after: null });
      const second = await listWarnings(world.tx, { view: "now", now: later(31), after: first.next });
      expect([first.counts.now, first.warnings.length, second.warnings.length, second.next]).toEqual([30, 25, 5, null]);
      expect(new Set([...first.warnings, ...second.warnings].map(({ episode }) => episode)).size).toBe(30);
    }));
});

const theBoard = async ({ tx }: World): Promise<string> =>
  String((await tx.execute(sql`select id from people where name = 'Of the board'`))[0]?.id);

describe("what was done and what followed", () => {
  test("stand beside the warning, the latest word counting, and the rule is judged by them", () =>
    inTransaction(async (world) => {
      const { buyers, ctx } = await aScene(world);
      const episode = await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
      await world.setNow(later(31));
      await world.asApp();
      const which = { kind: "broken_promise" as const, episode };
      await answerWarning(ctx, { ...which, what: "done", verdict: null, words: "Rang her and said sorry." });
      expect(await look(world, later(32))).toMatchObject([
        { done: { words: "Rang her and said sorry." }, followed: null },
      ]);
      await answerWarning(ctx, { ...which, what: "followed", verdict: "wrong", words: "She had not noticed." });
      await world.asOwner();
      await world.setNow(later(40));
      await world.asApp();
      await answerWarning(ctx, { ...which, what: "followed", verdict: "right", words: "She had looked elsewhere." });
      expect(await look(world, later(41))).toEqual([]);
      expect(await look(world, later(41), "judged")).toMatchObject([{ followed: { wasRight: true } }]);
      const [promises] = await listWarningRules(world.tx);
      expect(promises).toMatchObject({ kind: "broken_promise", isNow: true, fired: 1, judged: 1, right: 1 });
    }));

  test("nothing is said about a warning that never was", () =>
    inTransaction(async (world) => {
      const { ctx } = await aScene(world);
      const none = { kind: "lapse" as const, episode: "nobody", what: "done" as const, verdict: null, words: "Rang." };
      await expect(answerWarning(ctx, none)).rejects.toThrow(/no such record/);
    }));
});

test("the application writes no warning itself, changes no answer, and only the board sets rules", () =>
  inTransaction(async (world) => {
    const { buyers, ctx } = await aScene(world);
    await aPromiseTo(world, idOf(buyers, "Ada"), ctx.actor.id);
    await world.setNow(later(31));
    await recorded(world);
    await world.asApp();
    for (const attack of [
      sql`insert into warnings select * from warnings`,
      sql`update warnings set facts = '{}'`,
      sql`delete from warnings`,
      sql`update warning_answers set was_right = true`,
      sql`update warning_rules set days = 1`,
      sql`delete from warning_rules`,
    ])
      await world.refused((tx) => tx.execute(attack), /permission denied/);
    await world.refused(
      () => setWarningRule(ctx, { kind: "open_issue", isOn: false, days: 3, reason: "Too many of them." }),
      /set by the board/,
    );
    await world.refused(
      (tx) =>
        tx.execute(
          sql`insert into warning_rules (id, kind, is_on, days, reason) values (${newId()}, 'open_issue', false, 3, 'Too many of them.')`,
        ),
      /set by the board/,
    );
    await world.asOwner();
    await world.refused((tx) => tx.execute(sql`update warnings set facts = '{}'`), /append-only/);
  }));

test("the database and the rule see the same lapse signals", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }),
      fc.option(fc.integer({ min: 20, max: 300 }), { nil: null }),
      fc.record({ factor: fc.constantFrom(1, 1.5, 2, 3), share: fc.constantFrom(10, 80, 100) }),
      (ago, lapseDays, rule) => inTransaction((world) => compareSignals(world, { ago, lapseDays, rule })),
    ),
    { numRuns: 60 },
  ));

type Asked = { ago: readonly number[]; lapseDays: number | null; rule: { factor: number; share: number } };

async function compareSignals(world: World, { ago, lapseDays, rule }: Asked): Promise<void> {
  await world.setNow(morning);
  await anOrganisation(world);
  const days: PlainDate[] = [...new Set(ago)].sort((a, b) => b - a).map((back) => addDays(today, -back));
  await manyPurchases(
    world,
    days.map((on) => ({ who: "Ada", on, amountMinor: 5 })),
  );
  const { id: setBy } = await aPerson(world, { roles: ["board"] });
  const ctx = await contextOf(world, setBy);
  await setWarningRule(ctx, { kind: "lapse", isOn: true, ...rule, reason: "As the test wants it." });
  if (lapseDays !== null)
    await world.tx
      .insert(lapseThresholds)
      .values({ id: newId(), days: lapseDays, reason: "As the test wants it.", setBy });
  await aBandVersion(world, { ...byAmount, bestRule: { match: "all", conditions: [] }, setBy });
  await runBands(world);
  const [firstOn = today, lastOn = today] = [days[0], days.at(-1)];
  const pace = { firstOn, lastOn, purchaseDays: days.length };
  const signals = await world.tx.execute<{ gap: number }>(
    sql`select ${today}::date - last_on as gap from lapse_signals(${today})`,
  );
  expect(signals.map(({ gap }) => gap)).toEqual(
    isLapseSignal(pace, { rule, lapseDays, today }) ? [daysBetween(lastOn, today)] : [],
  );
}
