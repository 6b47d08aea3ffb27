import fc from "fast-check";
import { expect, test } from "vitest";
import { buyingByYear } from "../domain/buying";
import { worth } from "../domain/concentration";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { rfmGrid } from "../domain/rfm-grid";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { type Bought, manyPurchases } from "../testing/purchases";
import { buyingQuestion } from "./queries/buying";
import { worthQuestion } from "./queries/concentration";
import { rfmQuestion } from "./queries/rfm-grid";

const dayZero = plainDate("2022-03-01");
const people = Array.from({ length: 12 }, (_, index) => `buyer ${index}`);

/** Few values of each kind, so that many are equal: there the scores turn. */
const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom(...people),
  on: fc
    .oneof(fc.constantFrom(0, 365, 366, 730, 731, 1095), fc.integer({ min: 0, max: 1100 }))
    .map((days) => addDays(dayZero, days)),
  amountMinor: fc.oneof(fc.constantFrom(0, 1, 100, 1000, 5000, -2500), fc.integer({ min: 1, max: 90_000 })),
});
const anyCase = fc.record({
  lines: fc.array(anyLine, { maxLength: 60, size: "max" }),
  asOf: fc.integer({ min: 700, max: 1100 }).map((days) => addDays(dayZero, days)),
});

test("what the database counts of scores, of the spread of money and of years is what the rules count", async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (given) => inTransaction((world) => compare(world, given))),
    { numRuns: 30 },
  );
});

async function compare(world: World, { lines, asOf }: { lines: readonly Bought[]; asOf: PlainDate }): Promise<void> {
  await world.setNow(new Date(`${dayZero}T09:00:00Z`));
  await anOrganisation(world);
  await manyPurchases(world, lines, people);
  const histories = people.map((who) => historyOf(lines.filter((line) => line.who === who && line.on <= asOf)));
  const buyers = histories.filter(({ days }) => days.length > 0);
  const lens = { asOf, lapseDays: null, segment: null };

  expect(await rfmQuestion.count(world.tx, lens)).toEqual(rfmGrid(buyers, asOf));
  expect(await buyingQuestion.count(world.tx, lens)).toEqual(buyingByYear(buyers, asOf));
  const { curve, gini, ...counted } = await worthQuestion.count(world.tx, lens);
  const { curve: drawn, gini: coefficient, ...expected } = worth(buyers.map(({ net }) => net));
  expect(counted).toEqual(expected);
  expect(curve).toHaveLength(drawn.length);
  for (const [step, share] of drawn.entries()) expect(curve[step]).toBeCloseTo(share, 10);
  if (coefficient === null) expect(gini).toBeNull();
  else expect(gini).toBeCloseTo(coefficient, 10);
}

/** A day with several lines is one; a refund makes none, and takes from what was bought in all. */
function historyOf(lines: readonly Bought[]) {
  const bought = lines.filter(({ amountMinor }) => amountMinor >= 0);
  const days = [...new Set(bought.map(({ on }) => on))].sort();
  const sum = (some: readonly Bought[]) => some.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return { days, amounts: days.map((day) => sum(bought.filter(({ on }) => on === day))), net: sum(lines) };
}
