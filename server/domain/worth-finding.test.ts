import { expect, it } from "vitest";
import { moneyInWords } from "./money-words";
import type { ValueSum } from "./value-method";
import { boughtFinding, expectedFinding, historicFinding, valueFinding } from "./worth-finding";

const sum = (customers: number, median: number): ValueSum => ({
  ...{ customers, median, mean: median * 3, deviation: 1, low: median / 2, high: median * 2 },
});
const method = { horizonMonths: 12 };
const said = (customers: number, again: number, sums = {}) =>
  valueFinding({
    ...{ customers, currency: "GBP", method },
    sums: {
      all: { expected: null, historic: sum(customers, 21_400) },
      repeaters: { expected: again > 0 ? sum(again, 12_345) : null, historic: null },
      ...sums,
    },
  });

it.each([
  [0, 0, "none", "Nobody has bought yet."],
  [19, 0, "too_few", "Too few customers to say what one is worth: 19."],
  [20, 0, "same", "Half of the 20 customers counted have brought £214 or more so far."],
  [400, 19, "same", "Half of the 400 customers counted have brought £214 or more so far."],
  [400, 20, "same", "Half of those who bought again are expected to bring £123 or more in 12 months."],
] as const)("of %i customers, %i of whom bought again and are valued", (customers, again, reading, words) => {
  expect(said(customers, again)).toEqual({ reading, words });
});

it("speaks of quarters and halves, and of those who bought once where they are twenty", () => {
  const sums = { repeaters: { expected: sum(300, 12_000), historic: null } };
  const terms = { currency: "JPY", horizonMonths: 1 };
  const again =
    "Of the 300 who bought again, a quarter are expected to bring JP¥24,000 or more in 1 month, and a quarter JP¥6,000 or less.";
  expect(expectedFinding({ ...sums, once: { expected: sum(19, 100), historic: null } }, terms).words).toBe(again);
  expect(expectedFinding({ ...sums, once: { expected: sum(20, 100), historic: null } }, terms).words).toBe(
    `${again} Of the 20 with one purchase so far, half JP¥100 or less.`,
  );
  expect(expectedFinding({ repeaters: { expected: null, historic: null }, once: sums.repeaters }, terms).reading).toBe(
    "too_few",
  );
  expect(historicFinding(sum(1_500, 10_000), "GBP").words).toBe(
    "Of 1,500 customers a quarter have brought £200 or more so far, half £100 or less.",
  );
  expect(historicFinding(sum(7, 1), "GBP").reading).toBe("too_few");
  expect(historicFinding(null, "GBP").reading).toBe("none");
});

it.each([
  [0, null, "none", "Nobody has bought yet."],
  [1, 50_000, "too_few", "Too few customers to say what half of them have bought for: 1."],
  [9, 50_000, "too_few", "Too few customers to say what half of them have bought for: 9."],
  [10, 50_000, "same", "Half of all customers have bought for £500 or less; the mean is £600."],
] as const)("what %i customers have bought in all", (customers, medianMinor, reading, words) => {
  const found = boughtFinding({ customers, medianMinor, totalMinor: customers * 60_000 }, (minor) => `£${minor / 100}`);
  expect(found).toEqual({ reading, words });
});

it("says of less than half a unit that it is nothing", () => {
  const [little, terms] = [
    { expected: sum(300, 24), historic: sum(300, 24) },
    { currency: "GBP", horizonMonths: 12 },
  ];
  expect(said(400, 0, { repeaters: little, all: little }).words).toBe(
    "Half of those who bought again are expected to bring nothing more in 12 months.",
  );
  expect(said(400, 0, { all: little }).words).toBe("Half of the 300 customers counted have brought nothing so far.");
  expect(expectedFinding({ repeaters: little, once: little }, terms).words).toBe(
    "Of the 300 who bought again, three in four are expected to bring nothing more in 12 months. Of the 300 with one purchase so far, half nothing.",
  );
  expect(expectedFinding({ repeaters: { ...little, expected: sum(300, 60) }, once: little }, terms).words).toContain(
    "a quarter are expected to bring £1 or more in 12 months, and a quarter nothing.",
  );
  expect(historicFinding(sum(300, 24), "GBP").words).toBe(
    "Of 300 customers three in four have brought nothing so far.",
  );
});

it("speaks of money in whole units, of whichever currency", () => {
  expect([
    moneyInWords(123_456, "GBP"),
    moneyInWords(-40, "GBP"),
    moneyInWords(1_234, "KWD"),
    moneyInWords(-5_000, "EUR"),
  ]).toEqual(["£1,235", "£0", "KWD\u00a01", "-€50"]);
});
