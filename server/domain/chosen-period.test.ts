import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenPeriod, stepsOfMonths } from "./chosen-period";
import { customerMovement } from "./customer-numbers";
import { monthsBetween } from "./months";
import { movementSteps } from "./movement";
import { addDays, type PlainDate, plainDate } from "./plain-date";

const asOf = plainDate("2026-11-22");
const day = (text: string | null) => (text === null ? null : plainDate(text));

test.each([
  [null, null, null, "2025-12-01", "2026-11-22", "month"],
  ["quarter", null, null, "2025-01-01", "2026-11-22", "quarter"],
  ["year", null, null, "2017-01-01", "2026-11-22", "year"],
  [null, "2026-03-10", "2026-04-20", "2026-03-10", "2026-04-20", "month"],
  [null, "2021-01-01", null, "2021-01-01", "2026-11-22", "quarter"],
  [null, "2001-01-01", "2030-01-01", "2001-01-01", "2026-11-22", "year"],
  ["month", "2021-01-01", "2021-02-01", "2021-01-01", "2021-02-01", "month"],
  [null, "2027-01-01", null, "2025-12-01", "2026-11-22", "month"],
  [null, "2026-04-20", "2026-03-10", "2025-04-01", "2026-03-10", "month"],
  [null, null, "2026-03-10", "2025-04-01", "2026-03-10", "month"],
] as const)("%s, from %s to %s", (step, from, to, begin, end, drawn) => {
  expect(chosenPeriod({ step, from: day(from), to: day(to) }, asOf)).toEqual({ from: begin, to: end, step: drawn });
});

test("months put together say what the quarter or year itself says", () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 12 })
    .map((given) => given.sort((a, b) => a - b).map((after) => addDays(plainDate("2022-05-17"), after)));
  fc.assert(
    fc.property(fc.array(days, { maxLength: 8 }), fc.constantFrom(...movementSteps), (bought, step) => {
      const histories = bought.map((of, index) => ({
        customerId: `${index}`,
        days: of as [PlainDate, ...PlainDate[]],
      }));
      const begin = plainDate("2022-01-01");
      const end = plainDate("2026-05-31");
      const months = monthsBetween(begin, end).map(({ from, to }) => {
        return { month: from, endsOn: to, ...customerMovement(histories, { from, to }, 90) };
      });
      const steps = stepsOfMonths(months, step);
      expect(steps.at(0)?.from).toBe(begin);
      expect(steps.at(-1)?.to).toBe(end);
      for (const { from, to, ...moved } of steps) expect(moved).toEqual(customerMovement(histories, { from, to }, 90));
    }),
    { numRuns: 12 },
  );
});
