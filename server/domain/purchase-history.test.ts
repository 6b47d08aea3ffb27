import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "./plain-date";
import { historiesUntil, lastDay, neighbours, type PurchaseLine, purchaseHistories } from "./purchase-history";

const line = (customerId: string, day: string, amountMinor = 100): PurchaseLine => ({
  customerId,
  boughtOn: plainDate(day),
  amountMinor,
});

describe("purchase days", () => {
  test("all lines of a day are one day, whatever the order they arrive in", () => {
    const lines = [line("a", "2026-03-02"), line("a", "2026-01-05"), line("a", "2026-03-02", 50)];
    expect(purchaseHistories(lines)).toEqual([{ customerId: "a", days: ["2026-01-05", "2026-03-02"] }]);
  });

  test("a zero amount makes a day, a refund does not, and a day with both is a day", () => {
    const lines = [
      line("a", "2026-01-05", 0),
      line("a", "2026-01-06", -1),
      line("b", "2026-01-07", 5),
      line("b", "2026-01-07", -5),
    ];
    expect(purchaseHistories(lines)).toEqual([
      { customerId: "a", days: ["2026-01-05"] },
      { customerId: "b", days: ["2026-01-07"] },
    ]);
  });

  test("a customer with refunds only has not bought yet", () => {
    expect(purchaseHistories([line("a", "2026-01-05", -300)])).toEqual([]);
  });

  test("what was known on a day leaves out what came later", () => {
    const histories = purchaseHistories([line("a", "2026-01-05"), line("a", "2026-02-05"), line("b", "2026-02-01")]);
    expect(historiesUntil(histories, plainDate("2026-01-31"))).toEqual([{ customerId: "a", days: ["2026-01-05"] }]);
  });

  test("neighbours pair each day with the next", () => {
    const [history] = purchaseHistories([line("a", "2026-01-01"), line("a", "2026-01-03"), line("a", "2026-01-09")]);
    expect(history && neighbours(history)).toEqual([
      ["2026-01-01", "2026-01-03"],
      ["2026-01-03", "2026-01-09"],
    ]);
    expect(history && lastDay(history)).toBe("2026-01-09");
  });

  test("the order of the lines never matters", () => {
    const lines = [
      line("a", "2026-01-05"),
      line("b", "2026-01-06", 0),
      line("a", "2026-01-02"),
      line("b", "2026-02-01", -2),
    ];
    const sorted = (given: PurchaseLine[]) =>
      purchaseHistories(given).sort((one, other) => one.customerId.localeCompare(other.customerId));
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(sorted(shuffled)).toEqual(sorted(lines));
      }),
    );
  });
});
