import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countActive, customerMovement } from "../domain/customer-numbers";
import type { Lens } from "../domain/lens";
import { monthsBetween } from "../domain/months";
import { movementBySteps, movementIn } from "../domain/movement";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { type PurchaseHistory, purchaseHistories } from "../domain/purchase-history";
import { earlyRepeat, winBackDays, winBackOfLapses, winBackOfStock } from "../domain/returning";
import { concentration, gapPercentile, purchaseGaps, topPart } from "../domain/value";
import { customerNumbers } from "../numbers/queries/customer-numbers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { type Bought, idOf, manyPurchases } from "../testing/purchases";
import { movementQuestion } from "./queries/movement";

const dayZero = plainDate("2024-01-15");
const people = ["Ada", "Ben", "Cleo", "Dev", "Eve", "Fay"] as const;
const segments = ["active", "ten_years", "top_tenth", "open_issue"] as const;

/** Days that often lie a threshold apart, or a day beside it: there the rules turn. */
const anyDay = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -1, max: 1 }))
      .map(([month, days]) => month * 30 + days),
    fc.integer({ min: 0, max: 900 }),
  )
  .map((days) => addDays(dayZero, days));

const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom(...people),
  on: anyDay,
  amountMinor: fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.constant(0), fc.integer({ min: -5_000, max: -1 })),
  withdrawn: fc.constantFrom(false, false, false, false, true),
});

const anyCase = fc.record({
  lines: fc.array(anyLine, { maxLength: 50, size: "max" }),
  asOf: anyDay,
  lapseDays: fc.constantFrom(30, 90, 180, 400),
  segment: fc.constantFrom(null, ...segments),
  period: fc.tuple(anyDay, fc.integer({ min: 0, max: 400 })),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

test("a lens counts what the rules count of its members alone: every identity, and every figure", async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (given) => inTransaction((world) => compare(world, given))),
    { numRuns: 40 },
  );
});

async function compareFigures(world: World, lens: Lens, histories: readonly PurchaseHistory[], values: number[]) {
  const { asOf, lapseDays } = lens;
  const numbers = await customerNumbers(world.tx, { ...lens, segment: lens.segment ?? "all" });
  expect(numbers.earlyRepeat).toMatchObject(
    numbers.earlyRepeat.map(({ windowDays }) => ({ windowDays, ...earlyRepeat(histories, { asOf, windowDays }) })),
  );
  const asked = { asOf, lapseDays: lapseDays ?? 0, windowDays: winBackDays };
  expect(numbers.winBack).toMatchObject({
    ...{ stock: winBackOfStock(histories, asked), lapses: winBackOfLapses(histories, asked) },
  });
  const gaps = purchaseGaps(histories, asOf);
  const [p50, p80, p90] = [0.5, 0.8, 0.9].map((part) => gapPercentile(gaps, part));
  expect(numbers.gaps).toEqual({ n: gaps.length, p50, p80, p90 });
  expect(numbers.topFifth).toEqual(concentration(values, topPart));
  if (lens.segment === null)
    expect(numbers).toEqual({ ...(await customerNumbers(world.tx, lens)), segment: numbers.segment });
}

async function compare(world: World, { lines, asOf, lapseDays, segment, period: [from, length] }: Case) {
  await world.setNow(new Date(`${addDays(dayZero, -1)}T09:00:00Z`));
  await anOrganisation(world);
  const buyers = await manyPurchases(world, lines, people);
  await world.setNow(new Date(`${addDays(dayZero, 1000)}T09:00:00Z`));
  const rows = await world.tx.execute<{ id: string }>(
    sql`select segment_members(${segment ?? "all"}, ${asOf}, ${lapseDays}) as id`,
  );
  const members = new Set(rows.map(({ id }) => id));
  const counted = lines
    .filter(({ withdrawn }) => !withdrawn)
    .map((line) => ({ ...line, customerId: idOf(buyers, line.who), boughtOn: line.on }));
  const histories = purchaseHistories(counted).filter(({ customerId }) => members.has(customerId));
  const known = histories.filter(({ days }) => days[0] <= asOf);
  const answer = await movementQuestion.count(world.tx, { asOf, lapseDays, segment });
  expect(answer.customers).toBe(known.length);
  expect(answer.notYetBought).toBe(members.size - known.length);
  expect(answer.active).toBe(countActive(histories, asOf, lapseDays));
  const to = earlier(addDays(from, length), asOf);
  const expected = customerMovement(histories, { from: earlier(from, to), to }, lapseDays);
  expect(movementIn(answer.days, { from: earlier(from, to), to })).toEqual(expected);
  expect(movementIn(answer.days, { from, to: asOf }).closing).toBe(answer.active);
  const months = monthsBetween(dayZero, asOf).map((month) => ({ from: month.from, to: earlier(month.to, asOf) }));
  expect(movementBySteps(answer.days, { from: dayZero, to: asOf }, "month")).toEqual(
    months.map((month) => ({ ...month, ...customerMovement(histories, month, lapseDays) })),
  );
  const values = known.map(({ customerId }) =>
    counted
      .filter((line) => line.customerId === customerId && line.on <= asOf)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
  await compareFigures(world, { asOf, lapseDays, segment }, histories, values);
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}

test("without a threshold nobody is lost, and who came is still known", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date(`${dayZero}T09:00:00Z`));
    await anOrganisation(world);
    await manyPurchases(world, [{ who: "Ada", on: dayZero, amountMinor: 100 }], ["Ben"]);
    const lens = { asOf: addDays(dayZero, 900), lapseDays: null, segment: null };
    expect(await movementQuestion.count(world.tx, lens)).toEqual({
      days: [[dayZero, 1, 0, 0]],
      customers: 1,
      notYetBought: 1,
      active: null,
    });
  }));
