import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import type { PurchaseHistory } from "./purchase-history";
import { tenureBands } from "./rate-cuts";
import { heldFor, sinceOfBand, tenureBandAt } from "./retention-tenure";

const then = plainDate("2026-01-01");
const day = (number: number): PlainDate => addDays(then, number);
const buyer = (first: number, ...later: number[]): PurchaseHistory => ({
  customerId: "a",
  days: [day(first), ...later.map(day)],
});
const asked = { asOf: day(365), lapseDays: 90 };

test("only who was active a year before is held or lost", () => {
  expect(heldFor(buyer(-91), null, asked)).toBeNull();
  expect(heldFor(buyer(1), null, asked)).toBeNull();
  expect(heldFor(buyer(-90), null, asked)?.life).toEqual({ from: 0, until: 1, ended: true });
});

test("one who was lost and came back is active again, though the life ended", () => {
  const back = heldFor(buyer(0, 300), null, asked);
  expect(back).toMatchObject({ life: { until: 91, ended: true }, isStill: true });
  expect(heldFor(buyer(0, 80, 160, 240, 320), null, asked)).toMatchObject({
    life: { until: 365, ended: false },
    isStill: true,
  });
});

test("tenure counts from the stated day where that is earlier", () => {
  expect(heldFor(buyer(-30), null, asked)?.band).toBe("under_1");
  expect(heldFor(buyer(-30), plainDate("2010-05-01"), asked)?.band).toBe("10_or_more");
  expect(tenureBandAt(plainDate("2024-02-29"), plainDate("2025-02-28"))).toBe("1_to_2");
});

test("the days of a band hold exactly those who are in it, whatever 29 February does", () => {
  const anyDay = fc.integer({ min: 0, max: 366 * 14 }).map((days) => addDays(plainDate("2010-02-20"), days));
  const leapDays = fc.constantFrom("2024-02-28", "2024-02-29", "2025-02-28", "2020-02-29").map(plainDate);
  const any = fc.oneof(anyDay, leapDays);
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [since, on] = a < b ? [a, b] : [b, a];
      for (const band of tenureBands) {
        const { from, to } = sinceOfBand(band, on);
        expect((from === null || from <= since) && since <= to).toBe(tenureBandAt(since, on) === band);
      }
    }),
  );
});
