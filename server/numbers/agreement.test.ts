import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { customers } from "@/db/schema";
import { countActive, customerMovement } from "../domain/customer-numbers";
import { lastMonths } from "../domain/months";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { type PurchaseHistory, purchaseHistories } from "../domain/purchase-history";
import { earlyRepeat, winBackDays, winBackOfLapses, winBackOfStock } from "../domain/returning";
import { concentration, gapPercentile, purchaseGaps, topPart } from "../domain/value";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { type Bought, type Buyers, idOf, manyPurchases } from "../testing/purchases";
import { movementByMonth } from "./queries/coming-and-going";
import { customerNumbers } from "./queries/customer-numbers";

const dayZero = plainDate("2024-01-15");
const people = ["Ada", "Ben", "Cleo", "Dev", "Eve", "Fay"] as const;

/** Days that often lie a window or a threshold apart, or a day beside it: there the rules turn. */
function anyDay(min: number, max: number): fc.Arbitrary<PlainDate> {
  const beside = fc
    .tuple(fc.integer({ min: Math.ceil(min / 30), max: Math.floor(max / 30) }), fc.integer({ min: -1, max: 1 }))
    .map(([month, days]) => month * 30 + days);
  return fc.oneof(beside, fc.integer({ min, max })).map((days) => addDays(dayZero, days));
}

/** Lines as life records them: late and out of order, several a day, free, refunded, in another currency, undone. */
const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom(...people),
  on: anyDay(0, 900),
  amountMinor: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -5_000, max: -1 }) },
  ),
  currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
  withdrawn: fc.constantFrom(false, false, false, false, false, true),
});

const anyCase = fc.record({
  lines: fc.array(anyLine, { maxLength: 60, size: "max" }),
  /** One found to be the same customer as another. */
  merged: fc.option(fc.constantFrom(["Ben", "Ada"] as const, ["Fay", "Cleo"] as const), { nil: null }),
  asOf: anyDay(300, 950),
  lapseDays: fc.oneof(fc.constantFrom(30, 90, 180), fc.integer({ min: 1, max: 400 })),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

test("database and rules agree on every number, whatever was bought and in whatever order it was recorded", async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (given) => inTransaction((world) => compare(world, given))),
    { numRuns: 80 },
  );
});

async function compare(world: World, { lines, merged, asOf, lapseDays }: Case): Promise<void> {
  await world.setNow(new Date(`${addDays(dayZero, -1)}T09:00:00Z`));
  await anOrganisation(world);
  const buyers = await manyPurchases(world, lines, people);
  if (merged) await merge(world, buyers, merged);
  const counted = lines
    .filter((line) => !line.withdrawn)
    .map((line) => ({
      ...line,
      customerId: merged && line.who === merged[0] ? merged[1] : line.who,
      boughtOn: line.on,
    }));
  const histories = purchaseHistories(counted);
  const numbers = await customerNumbers(world.tx, { asOf, lapseDays });

  const distinct = people.length - (merged ? 1 : 0);
  const known = histories.filter(({ days }) => days[0] <= asOf);
  expect(numbers.customers).toBe(known.length);
  expect(numbers.notYetBought).toBe(distinct - known.length);
  expect(numbers.active?.k).toBe(countActive(histories, asOf, lapseDays));
  expect(numbers.earlyRepeat).toMatchObject(
    numbers.earlyRepeat.map(({ windowDays }) => ({ windowDays, ...earlyRepeat(histories, { asOf, windowDays }) })),
  );
  expect(numbers.winBack).toMatchObject(expectedWinBack(histories, asOf, lapseDays));
  const gaps = purchaseGaps(histories, asOf);
  const [p50, p80, p90] = [0.5, 0.8, 0.9].map((part) => gapPercentile(gaps, part));
  expect(numbers.gaps).toEqual({ n: gaps.length, p50, p80, p90 });
  expect(numbers.topFifth).toEqual(expectedTop(known, counted, asOf));
  const months = lastMonths(asOf, 12).map(({ from, to }) => ({ from, to: to < asOf ? to : asOf }));
  const [first] = months;
  if (!first) throw new Error("There are always twelve months.");
  expect(await movementByMonth(world.tx, { from: first.from, asOf, lapseDays })).toEqual(
    months.map((month) => ({ month: month.from, endsOn: month.to, ...customerMovement(histories, month, lapseDays) })),
  );
}

async function merge(world: World, buyers: Buyers, [who, into]: readonly [string, string]): Promise<void> {
  await world.tx
    .update(customers)
    .set({ survivorId: idOf(buyers, into) })
    .where(eq(customers.id, idOf(buyers, who)));
}

function expectedWinBack(histories: readonly PurchaseHistory[], asOf: PlainDate, lapseDays: number) {
  const asked = { asOf, lapseDays, windowDays: winBackDays };
  return { stock: winBackOfStock(histories, asked), lapses: winBackOfLapses(histories, asked) };
}

function expectedTop(
  known: readonly PurchaseHistory[],
  counted: readonly (Bought & { customerId: string })[],
  asOf: PlainDate,
) {
  const values = known.map(({ customerId }) =>
    counted
      .filter((line) => line.customerId === customerId && line.on <= asOf && line.currency === "GBP")
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
  return concentration(values, topPart);
}
