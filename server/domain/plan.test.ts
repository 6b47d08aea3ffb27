import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "./plain-date";
import {
  type CountedLine,
  periodEnds,
  periodName,
  periodNamed,
  placesFor,
  planFaultsOf,
  planKinds,
  planSum,
  quarterOf,
  wayOut,
} from "./plan";

const line = fc.record({
  kind: fc.constantFrom(...planKinds),
  customers: fc.integer({ min: 1, max: 10_000_000 }),
  valueMinor: fc.integer({ min: 0, max: 1_000_000_000_000 }),
});
const lines = fc.array(line, { minLength: 1, maxLength: 8 });

const plan: readonly CountedLine[] = [
  { kind: "win", customers: 50, valueMinor: 30_000 },
  { kind: "keep", customers: 900, valueMinor: 40_000 },
  { kind: "win_back", customers: 20, valueMinor: 25_000 },
  { kind: "develop", customers: 100, valueMinor: 5_000 },
];
/** 15,000 + 360,000 + 5,000 + 5,000 pounds. */
const worth = 38_500_000;

describe("what a plan adds up to", () => {
  test("new × value + kept × value + won back × value + developed = target, to the penny", () => {
    expect(planSum(plan, { valueMinor: worth, customers: 970 }, 1000)).toEqual({
      lines: [
        { ...plan[0], sumMinor: 1_500_000n },
        { ...plan[1], sumMinor: 36_000_000n },
        { ...plan[2], sumMinor: 500_000n },
        { ...plan[3], sumMinor: 500_000n },
      ],
      sumMinor: 38_500_000n,
      gapMinor: 0n,
      gapCustomers: 0,
      closing: { opening: 1000, won: 50, wonBack: 20, kept: 900, lost: 100, closing: 970 },
    });
  });

  test.each([
    ["it comes to it", worth, 970, 1000, []],
    ["a penny is missing", worth + 1, null, 1000, ["value"]],
    ["a penny is too much", worth - 1, null, 1000, ["value"]],
    ["a customer is missing", null, 971, 1000, ["customers"]],
    ["both are wrong", 0, 0, 1000, ["value", "customers"]],
    ["it has no target", null, null, 1000, ["no_target"]],
    ["it keeps more than there are", worth, null, 899, ["keeps_too_many"]],
    ["nobody knows how many there are", worth, 970, null, []],
  ])("%s", (_, valueMinor, customers, opening, faults) => {
    expect(planFaultsOf(plan, { valueMinor, customers }, opening)).toEqual(faults);
  });

  test("without a line that keeps somebody nobody knows how many there will be", () => {
    const [win] = plan;
    if (!win) throw new Error("The plan has no line.");
    expect(planFaultsOf([win], { valueMinor: null, customers: 50 }, 1000)).toEqual(["end_unknown"]);
    expect(planSum([win], { valueMinor: null, customers: 50 }, 1000).closing).toEqual({
      ...{ opening: 1000, won: 50, wonBack: 0, kept: null, lost: null, closing: null },
    });
  });

  test("without a line there is no plan", () => {
    expect(planFaultsOf([], { valueMinor: 0, customers: null }, null)).toEqual(["no_line"]);
  });

  test("it can be submitted with exactly its own sum, and with no other", () => {
    fc.assert(
      fc.property(lines, fc.bigInt({ min: -1000n, max: 1000n }), (given, off) => {
        const sum = given.reduce((total, each) => total + BigInt(each.customers) * BigInt(each.valueMinor), 0n);
        fc.pre(sum + off >= 0n && sum + off <= BigInt(Number.MAX_SAFE_INTEGER));
        const target = { valueMinor: Number(sum + off), customers: null };
        expect(planFaultsOf(given, target, null)).toEqual(off === 0n ? [] : ["value"]);
      }),
    );
  });

  test("the order of its lines does not matter", () => {
    fc.assert(
      fc.property(lines, (given) => {
        const target = { valueMinor: 1_000_000, customers: 1_000 };
        const [one, other] = [given, [...given].reverse()].map((each) => planSum(each, target, 2_000));
        expect({ ...one, lines: null }).toEqual({ ...other, lines: null });
      }),
    );
  });
});

describe("the way out of a gap", () => {
  test.each([
    [
      "48,000.00 short: 120 more kept at 400.00",
      4_800_000n,
      { kind: "keep", customers: 120, valueMinor: 40_000, overMinor: 0n },
    ],
    [
      "what divides comes before what is first",
      30_000n,
      { kind: "develop", customers: 6, valueMinor: 5_000, overMinor: 0n },
    ],
    [
      "a penny short: one more, and too much",
      1n,
      { kind: "keep", customers: 1, valueMinor: 40_000, overMinor: 39_999n },
    ],
    [
      "80.00 too much: nothing divides",
      -8_000n,
      { kind: "keep", customers: 1, valueMinor: 40_000, overMinor: 32_000n },
    ],
    ["no gap", 0n, null],
  ])("%s", (_, gap, way) => {
    expect(wayOut(plan, gap)).toEqual(way);
  });

  test("nobody can be taken out who is not in it, and who is worth nothing brings nothing", () => {
    expect(wayOut([{ kind: "win", customers: 2, valueMinor: 100 }], -300n)).toBeNull();
    expect(wayOut([{ kind: "win", customers: 2, valueMinor: 0 }], 300n)).toBeNull();
  });

  test("what it says closes the gap but for what it says is over", () => {
    fc.assert(
      fc.property(lines, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (given, gap) => {
        const way = wayOut(given, gap);
        if (!way) return;
        const brings = BigInt(way.customers) * BigInt(way.valueMinor);
        expect(brings - way.overMinor).toBe(gap < 0n ? -gap : gap);
        expect(way.overMinor >= 0n && way.overMinor < BigInt(way.valueMinor)).toBe(true);
      }),
    );
  });
});

test.each([
  ["quarter", "2026-10-01", "2026-12-31", "2026-Q4", 4],
  ["quarter", "2028-01-01", "2028-03-31", "2028-Q1", 1],
  ["year", "2027-01-01", "2027-12-31", "2027", 1],
] as const)("a %s from %s ends on %s and is called %s", (period, begins, ends, name, quarter) => {
  const day = plainDate(begins);
  expect(periodEnds(period, day)).toBe(ends);
  expect(periodName(period, day)).toBe(name);
  expect(periodNamed(name)).toEqual({ period, beginsOn: day });
  expect(quarterOf(day)).toBe(quarter);
});

test.each(["", "soon", "2026-Q5", "2026-Q0", "26-Q1", "1999", "0000-Q1", "20266"])(
  "no period is called “%s”",
  (name) => {
    expect(periodNamed(name)).toBeNull();
  },
);

test("a form has more places than a plan has lines, up to what one can hold", () => {
  expect([0, 4, 6, 7, 11, 20, 21, 24].map(placesFor)).toEqual([10, 10, 10, 11, 15, 24, 24, 24]);
});
