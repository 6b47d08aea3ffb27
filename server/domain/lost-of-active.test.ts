import fc from "fast-check";
import { expect, test } from "vitest";
import { countActive, customerMovement, isActive } from "./customer-numbers";
import { lostOfActive } from "./lost-of-active";
import { addDays, plainDate } from "./plain-date";
import { historiesUntil, purchaseHistories } from "./purchase-history";

const start = plainDate("2024-01-01");
const lines = fc.array(fc.record({ who: fc.integer({ min: 0, max: 7 }), day: fc.integer({ min: 0, max: 200 }) }), {
  minLength: 1,
  maxLength: 40,
});

test("over no more days than the threshold, who was lost is counted one by one among those active before", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 60 }), fc.nat(180), fc.nat(60), (bought, lapseDays, first, more) => {
      const histories = purchaseHistories(
        bought.map(({ who, day }) => ({ customerId: `c${who}`, boughtOn: addDays(start, day), amountMinor: 100 })),
      );
      const period = { from: addDays(start, first), to: addDays(start, first + Math.min(more, lapseDays)) };
      const before = historiesUntil(histories, addDays(period.from, -1)).filter((history) =>
        isActive(history, addDays(period.from, -1), lapseDays),
      );
      // Was there a day in the period at whose end nobody could call them active any more?
      const wasLost = (customerId: string) =>
        Array.from({ length: Math.min(more, lapseDays) + 1 }, (_, at) => addDays(period.from, at)).some((day) => {
          const bought = historiesUntil(
            histories.filter((history) => history.customerId === customerId),
            addDays(day, -1),
          );
          return countActive(bought, day, lapseDays) === 0;
        });
      const k = before.filter(({ customerId }) => wasLost(customerId)).length;
      const moved = { ...period, ...customerMovement(histories, period, lapseDays) };
      expect(lostOfActive(moved, lapseDays)).toEqual(before.length ? { k, n: before.length } : null);
    }),
    { numRuns: 300 },
  );
});

test.each([
  // [days, opening, lost, what they are]
  [31, 40, 10, { k: 10, n: 40 }],
  [31, 3, 2, { k: 2, n: 3 }],
  [32, 40, 50, { lost: 50, before: 40, perHundred: 125 }],
  [32, 40, 0, { lost: 0, before: 40, perHundred: 0 }],
  [365, 10, 4, { lost: 4, before: 10, perHundred: 40 }],
  [365, 9, 4, { lost: 4, before: 9, perHundred: null }],
  [365, 3, 4, { lost: 4, before: 3, perHundred: null }],
  [365, 0, 4, null],
  [10, 0, 0, null],
])(
  "of %i days under a threshold of 30, %i active before and %i losses are a part, a ratio or two numbers",
  (days, opening, lost, said) => {
    const period = { from: start, to: addDays(start, days - 1) };
    expect(lostOfActive({ ...period, opening, lost }, 30)).toEqual(said);
  },
);

test("over more days the losses can be more than those active before: some came only then, some are lost twice", () => {
  const bought = (customerId: string, at: number) => ({ customerId, boughtOn: addDays(start, at), amountMinor: 100 });
  // One is active before and lost twice, two come within the days and are lost in them.
  const histories = purchaseHistories([bought("a", -1), bought("a", 60), bought("b", 10), bought("c", 20)]);
  const period = { from: start, to: addDays(start, 200) };
  const moved = { ...period, ...customerMovement(histories, period, 30) };
  expect(lostOfActive(moved, 30)).toEqual({ lost: 4, before: 1, perHundred: null });
});
