import { expect } from "vitest";
import { buyingByYear } from "../domain/buying";
import { worth } from "../domain/concentration";
import { addDays, daysBetween } from "../domain/plain-date";
import { lastDay } from "../domain/purchase-history";
import { rfmGrid } from "../domain/rfm-grid";
import { buyingQuestion } from "../numbers/queries/buying";
import { worthQuestion } from "../numbers/queries/concentration";
import { rfmQuestion } from "../numbers/queries/rfm-grid";
import { valueOfOneQuestion } from "../plans/queries/value-of-one";
import { landmarkQuestion } from "../values/queries/landmark";
import type { World } from "./database";
import { boughtByDay, type KnownLens, netOf, type PurchaseFacts, seenThrough } from "./purchase-facts";

/** RFM scores, buying by year, the spread of money with its Gini, the landmark and what one customer brought. */
export async function compareWorth({ tx }: World, facts: PurchaseFacts, lens: KnownLens): Promise<void> {
  const { asOf, lapseDays } = lens;
  const { known, lines } = seenThrough(facts, lens);
  const buyers = known.map((history) => boughtByDay(lines, history));
  expect(await rfmQuestion.count(tx, lens)).toEqual(rfmGrid(buyers, asOf));
  expect(await buyingQuestion.count(tx, lens)).toEqual(buyingByYear(buyers, asOf));
  const { curve, gini, ...spread } = worth(known.map(({ customerId }) => netOf(lines, customerId)));
  expect(await worthQuestion.count(tx, lens)).toEqual({
    ...spread,
    curve: curve.map((share) => expect.closeTo(share, 10)),
    gini: gini === null ? null : expect.closeTo(gini, 10),
  });
  expect(await landmarkQuestion.count(tx, lens)).toEqual(expectedLandmark(buyers, asOf));
  const active = known.filter((history) => daysBetween(lastDay(history), asOf) <= lapseDays);
  const ofLastYear = active.map((one) => spentBetween(boughtByDay(lines, one), addDays(asOf, -364), asOf));
  const came = buyers.filter(({ days: [first] }) => addDays(asOf, -729) <= first && first <= addDays(asOf, -365));
  const ofFirstYear = came.map((one) => spentBetween(one, one.days[0], addDays(one.days[0], 364)));
  expect(await valueOfOneQuestion.count(tx, lens)).toEqual({
    active: { customers: active.length, medianMinor: median(ofLastYear) },
    firstYear: { customers: came.length, medianMinor: median(ofFirstYear) },
  });
}

type Buyer = ReturnType<typeof boughtByDay>;

/**
 * METRICS A9 at the age A = 180 days: who repeated in (0, A] beside who did not, revenue in (A, 2A]; of all of them the
 * first A days with the first order, and the first order's day. Only whose 2A days are over.
 */
function expectedLandmark(buyers: readonly Buyer[], asOf: Buyer["days"][0]) {
  const age = 180;
  const aged = buyers.filter(({ days: [first] }) => daysBetween(first, asOf) >= 2 * age);
  const spent = (some: readonly Buyer[], from: number, to: number) =>
    measured(some.map((one) => spentBetween(one, addDays(one.days[0], from), addDays(one.days[0], to))));
  const hasRepeated = ({ days: [first, second] }: Buyer) => second !== undefined && daysBetween(first, second) <= age;
  return {
    days: age,
    repeated: spent(aged.filter(hasRepeated), age + 1, 2 * age),
    once: spent(
      aged.filter((one) => !hasRepeated(one)),
      age + 1,
      2 * age,
    ),
    firstDays: spent(aged, 0, age),
    firstDay: spent(aged, 0, 0),
  };
}

function spentBetween({ days, amounts }: Buyer, from: string, to: string): number {
  return days.reduce((sum, day, at) => (from <= day && day <= to ? sum + (amounts[at] ?? 0) : sum), 0);
}

function measured(values: readonly number[]) {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    ...{ n, median: median(values), mean: expect.closeTo(mean, 6) },
    deviation: expect.closeTo(n > 1 ? Math.sqrt(squares / (n - 1)) : 0, 6),
  };
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;
}
