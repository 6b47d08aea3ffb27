import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { customers } from "@/db/schema";
import type { Life } from "../domain/kaplan-meier";
import type { Lens } from "../domain/lens";
import { type LifeSum, lifeToLapse, sumLives, waitForSecond, waitsAfterPurchases } from "../domain/life-sums";
import { addDays, addMonths, type PlainDate, plainDate } from "../domain/plain-date";
import { historiesUntil, type PurchaseHistory, purchaseHistories } from "../domain/purchase-history";
import { cohortSumsOf, monthOfNumber } from "../domain/retention-cohorts";
import { heldFor } from "../domain/retention-tenure";
import { earlyRepeat, earlyRepeatWindows, winBackOfLapses, winBackOfStock, winBackWindows } from "../domain/returning";
import { spellFigures, tallyOf } from "../domain/spell-figures";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { type Bought, idOf, manyPurchases } from "../testing/purchases";
import { cohortsQuestion } from "./queries/cohorts";
import { gapsQuestion } from "./queries/gaps";
import { livesQuestion } from "./queries/lives";
import { spellsQuestion } from "./queries/spells";
import { tenureQuestion } from "./queries/tenure";
import { winBacksQuestion } from "./queries/win-backs";

const dayZero = plainDate("2024-01-15");
const people = ["Ada", "Ben", "Cleo", "Dev", "Eve", "Fay"] as const;

const anyDay = (min: number, max: number): fc.Arbitrary<PlainDate> =>
  fc
    .oneof(
      fc.integer({ min, max }),
      fc
        .tuple(fc.integer({ min: Math.ceil(min / 30), max: Math.floor(max / 30) }), fc.integer({ min: -1, max: 1 }))
        .map(([month, days]) => month * 30 + days),
    )
    .map((days) => addDays(dayZero, days));

const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom(...people),
  on: anyDay(0, 1200),
  amountMinor: fc.constantFrom(0, 100, 100, 100, 100, -100),
  withdrawn: fc.constantFrom(false, false, false, false, true),
});

const anyCase = fc.record({
  lines: fc.array(anyLine, { maxLength: 60, size: "max" }),
  merged: fc.option(fc.constantFrom(["Ben", "Ada"] as const, ["Fay", "Cleo"] as const), { nil: null }),
  /** When some said that they had come first. */
  stated: fc.dictionary(fc.constantFrom(...people), anyDay(-2000, 900)),
  asOf: anyDay(200, 1300),
  lapseDays: fc.oneof(fc.constantFrom(30, 90), fc.integer({ min: 1, max: 400 })),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

test("database and rules agree on everything that retention is counted from", async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (given) => inTransaction((world) => compare(world, given))),
    { numRuns: 25 },
  );
});

test("without a lapse threshold nothing is said that needs one", async () => {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    await manyPurchases(world, [{ who: "Ada", on: dayZero, amountMinor: 100 }]);
    const lens: Lens = { asOf: addDays(dayZero, 900), lapseDays: null, segment: null };
    expect(await livesQuestion.count(world.tx, lens)).toMatchObject({
      second: [
        [2024, 0, 1, 0, 0],
        [2024, 900, 0, 0, 1],
      ],
      survival: [],
      survivalStated: [],
    });
    expect(await spellsQuestion.count(world.tx, lens)).toMatchObject({ spells: [], current: [], ended: 0 });
    expect(await tenureQuestion.count(world.tx, lens)).toEqual({ lives: [], held: [] });
    expect(await winBacksQuestion.count(world.tx, lens)).toEqual({ stock: [], lapses: [] });
  });
});

async function compare(world: World, given: Case): Promise<void> {
  const { asOf, lapseDays } = given;
  const lens: Lens = { asOf, lapseDays, segment: null };
  const known = historiesUntil(await record(world, given), asOf);
  const stated = (history: PurchaseHistory) => given.stated[history.customerId] ?? null;

  const { months, lasts, repeats } = await cohortsQuestion.count(world.tx, lens);
  expect({ months, lasts }).toEqual(cohortSumsOf(known));
  expect(repeats).toEqual(expectedRepeats(known, asOf));
  expect(await livesQuestion.count(world.tx, lens)).toEqual(expectedLives(known, stated, { asOf, lapseDays }));
  expect((await gapsQuestion.count(world.tx, lens)).waits).toEqual(
    leavings(sumLives(known.flatMap((history) => waitsAfterPurchases(history, asOf)))),
  );
  const figures = known.map((history) => spellFigures(history, asOf, lapseDays));
  expect(await spellsQuestion.count(world.tx, lens)).toEqual({
    spells: tallyOf(figures.map(({ spells }) => spells)),
    current: tallyOf(figures.flatMap(({ current }) => current ?? [])),
    grace: tallyOf(figures.map(({ grace }) => grace)),
    strict: tallyOf(figures.map(({ strict }) => strict)),
    ended: figures.reduce((all, { ended }) => all + ended, 0),
    endedDays: figures.reduce((all, { endedDays }) => all + endedDays, 0),
  });
  const held = known.flatMap((history) => heldFor(history, stated(history), { asOf, lapseDays }) ?? []);
  const tenure = await tenureQuestion.count(world.tx, lens);
  for (const band of new Set([...held, ...tenure.held.map(([each]) => ({ band: each }))].map((each) => each.band))) {
    const inBand = held.filter((each) => each.band === band);
    expect(tenure.held).toContainEqual([band, inBand.length, inBand.filter(({ isStill }) => isStill).length]);
    expect(tenure.lives.filter(([each]) => each === band).map(([, ...rest]) => rest)).toEqual(
      leavings(sumLives(inBand.map(({ life }) => life))),
    );
  }
  const winBacks = await winBacksQuestion.count(world.tx, lens);
  expect(winBacks.stock).toEqual(
    winBackWindows.map((windowDays) => {
      const { k, n } = winBackOfStock(historiesUntil(known, asOf), { asOf, windowDays, lapseDays });
      return [addDays(asOf, -windowDays), n, k];
    }),
  );
  for (const [month, lapses, ...counts] of winBacks.lapses) {
    const cohort = monthAt(month);
    const shares = winBackWindows.map((windowDays) => winBackOfLapses(known, { asOf, windowDays, lapseDays, cohort }));
    expect(counts).toEqual(shares.flatMap(({ n, k }) => [n, k]));
    expect(shares.map(({ n, unfinished }) => n + unfinished)).toEqual(winBackWindows.map(() => lapses));
  }
  const all = winBackOfLapses(known, { asOf, windowDays: 1, lapseDays });
  expect(winBacks.lapses.reduce((sum, [, lapses]) => sum + lapses, 0)).toBe(all.n + all.unfinished);
}

async function record(world: World, { lines, merged, stated }: Case): Promise<PurchaseHistory[]> {
  await anOrganisation(world);
  const buyers = await manyPurchases(world, lines, people);
  for (const [who, statedSinceOn] of Object.entries(stated))
    await world.tx
      .update(customers)
      .set({ statedSinceOn, statedSinceSource: "told us" })
      .where(eq(customers.id, idOf(buyers, who)));
  if (merged)
    await world.tx
      .update(customers)
      .set({ survivorId: idOf(buyers, merged[1]) })
      .where(eq(customers.id, idOf(buyers, merged[0])));
  await world.tx.execute(sql`set constraints all immediate`);
  return purchaseHistories(
    lines.flatMap(({ who, on, amountMinor, withdrawn }) =>
      withdrawn ? [] : [{ customerId: merged && who === merged[0] ? merged[1] : who, boughtOn: on, amountMinor }],
    ),
  );
}

function expectedLives(
  known: readonly PurchaseHistory[],
  stated: (history: PurchaseHistory) => PlainDate | null,
  asked: { asOf: PlainDate; lapseDays: number },
) {
  const isOlder = (history: PurchaseHistory) => (stated(history) ?? history.days[0]) < history.days[0];
  const oldest = Number(asked.asOf.slice(0, 4)) - 4;
  const byYear = (older: boolean, lifeOf: (history: PurchaseHistory) => Life) => {
    const lives = new Map<number, Life[]>();
    for (const history of known.filter((each) => isOlder(each) === older)) {
      const year = Math.max(oldest, Number(history.days[0].slice(0, 4)));
      lives.set(year, [...(lives.get(year) ?? []), lifeOf(history)]);
    }
    return [...lives]
      .sort(([a], [b]) => a - b)
      .flatMap(([year, each]) => sumLives(each).map((sum): [number, ...LifeSum] => [year, ...sum]));
  };
  const second = (history: PurchaseHistory) => waitForSecond(history, asked.asOf);
  const observed = (history: PurchaseHistory) => lifeToLapse(history, history.days[0], asked);
  return {
    second: byYear(false, second),
    secondOfOlder: byYear(true, second),
    survival: byYear(false, observed),
    survivalOfOlder: byYear(true, observed),
    survivalStated: byYear(true, (history) => lifeToLapse(history, stated(history) ?? history.days[0], asked)),
  };
}

function expectedRepeats(known: readonly PurchaseHistory[], asOf: PlainDate) {
  return cohortSumsOf(known)
    .months.filter(([cohort, month]) => cohort === month)
    .map(([month, , customers]) => {
      const asked = { asOf, cohort: monthAt(month) };
      const shares = earlyRepeatWindows.map((windowDays) => earlyRepeat(known, { ...asked, windowDays }));
      return [month, customers, ...shares.flatMap(({ n, k }) => [n, k])];
    });
}

/** Everybody comes at 0: what is left to say is when they went. */
function leavings(sums: readonly LifeSum[]) {
  return sums.flatMap(([at, , ended, censored]) => (ended + censored > 0 ? [[at, ended, censored]] : []));
}

function monthAt(month: number) {
  const from = monthOfNumber(month);
  return { from, to: addDays(addMonths(from, 1), -1) };
}
