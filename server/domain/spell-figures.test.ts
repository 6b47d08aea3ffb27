import { describe, expect, test } from "vitest";
import { movementsOf } from "./customer-numbers";
import { addDays, daysBetween, type PlainDate, plainDate } from "./plain-date";
import type { PurchaseHistory } from "./purchase-history";
import { meanOf, percentileOf, spellFigures, tallyOf } from "./spell-figures";

const zero = plainDate("2026-01-01");
const day = (number: number): PlainDate => addDays(zero, number);
const buyer = (first: number, ...later: number[]): PurchaseHistory => ({
  customerId: "a",
  days: [day(first), ...later.map(day)],
});

/** METRICS A2, with L = 90. */
const edges = [
  { buys: buyer(0, 90), asOf: 90, spells: 1, current: 90, grace: 90, strict: 90, lost: [], back: [] },
  { buys: buyer(0, 91), asOf: 91, spells: 2, current: 0, grace: 90, strict: 0, lost: [91], back: [91] },
  { buys: buyer(0), asOf: 90, spells: 1, current: 90, grace: 90, strict: 90, lost: [], back: [] },
  { buys: buyer(0), asOf: 91, spells: 1, current: null, grace: 90, strict: 0, lost: [91], back: [] },
  { buys: buyer(0, 10, 200), asOf: 210, spells: 2, current: 10, grace: 110, strict: 20, lost: [101], back: [200] },
] as const;

describe("spells and tenure, gaps of exactly the threshold being no break", () => {
  test.each(edges)("bought on $buys.days, seen on day $asOf", ({ buys, asOf, lost, back, ...expected }) => {
    const { spells, current, grace, strict } = spellFigures(buys, day(asOf), 90);
    expect({ spells, current, grace, strict }).toEqual(expected);
    const moved = (kind: string) =>
      movementsOf(buys, day(asOf), 90)
        .filter((movement) => movement.kind === kind)
        .map(({ on }) => daysBetween(zero, on));
    expect({ lost: moved("lost"), back: moved("won_back") }).toEqual({ lost, back });
  });

  test("only what has ended counts as ended, from its first to its last purchase", () => {
    expect(spellFigures(buyer(0, 10, 200), day(210), 90)).toMatchObject({ ended: 1, endedDays: 10 });
    expect(spellFigures(buyer(0, 10, 200), day(500), 90)).toMatchObject({ ended: 2, endedDays: 10, current: null });
  });
});

test("a tally has the mean and the percentiles of what was counted, and none of nothing", () => {
  const tally = tallyOf([5, 1, 5, 9]);
  expect(tally).toEqual([
    [1, 1],
    [5, 2],
    [9, 1],
  ]);
  expect(meanOf(tally)).toBe(5);
  expect([0.25, 0.5, 0.75, 0.8].map((part) => percentileOf(tally, part))).toEqual([1, 5, 5, 9]);
  expect([meanOf([]), percentileOf([], 0.5)]).toEqual([null, null]);
});
