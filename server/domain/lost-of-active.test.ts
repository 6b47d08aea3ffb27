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

test("over more days it is a ratio: who came within them can be lost in them", () => {
  const day = plainDate("2024-01-01");
  const longer = { from: day, to: addDays(day, 31), opening: 40, lost: 50 };
  expect(lostOfActive(longer, 30)).toEqual({ perHundred: 125 });
  expect(lostOfActive({ ...longer, to: addDays(day, 30), lost: 10 }, 30)).toEqual({ k: 10, n: 40 });
});
