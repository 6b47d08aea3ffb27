import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { superstoreLines } from "../testing/superstore";
import { worth } from "./concentration";
import { plainDate } from "./plain-date";
import { purchaseHistories } from "./purchase-history";
import { concentration, gapPercentile, purchaseGaps, topPart } from "./value";

describe("value concentration", () => {
  test("the number of top customers is rounded up", () => {
    expect(concentration([1, 5, 3, 1], 0.2)).toEqual({
      customers: 4,
      topCustomers: 1,
      totalMinor: 10,
      topMinor: 5,
      share: 0.5,
    });
  });

  test.each([
    ["nobody has bought", []],
    ["everything was given back", [0, -500]],
  ])("no share where %s", (_, values) => {
    expect(concentration(values, 0.2).share).toBeNull();
  });

  test("who had more back than they bought counts as nothing, so that nobody brings more than everything", () => {
    expect(concentration([10_000, -5_000], 0.2)).toEqual({
      ...{ customers: 2, topCustomers: 1, totalMinor: 10_000, topMinor: 10_000, share: 1 },
    });
  });

  test("is that of the page", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), (values) => {
        const { totalMinor, customers, top } = worth(values);
        expect(concentration(values, topPart)).toMatchObject({
          ...{ customers, totalMinor, topCustomers: top.customers, topMinor: top.minor },
        });
      }),
    );
  });
});

describe("gaps", () => {
  test("the smallest gap that covers the part asked for", () => {
    expect(gapPercentile([1, 2, 3, 4, 10], 0.8)).toBe(4);
    expect(gapPercentile([1, 2, 3, 4, 10], 0.81)).toBe(10);
    expect(gapPercentile([7], 0)).toBe(7);
    expect(gapPercentile([], 0.8)).toBeNull();
  });
});

describe("Superstore (METRICS D, total by ruling 27)", () => {
  const lines = superstoreLines();

  test("9,994 lines total 2,297,201.07; the top fifth brings 48.1 %", () => {
    const values = new Map<string, number>();
    for (const { customerId, amountMinor } of lines) {
      values.set(customerId, (values.get(customerId) ?? 0) + amountMinor);
    }
    const { customers, topCustomers, totalMinor, share } = concentration([...values.values()], 0.2);
    expect(lines).toHaveLength(9994);
    expect({ customers, topCustomers, totalMinor }).toEqual({
      customers: 793,
      topCustomers: 159,
      totalMinor: 229_720_107,
    });
    expect(share).toBeCloseTo(0.481, 3);
  });

  test("4,199 gaps: half within 129 days, 80 % within 309, 90 % within 444", () => {
    const gaps = purchaseGaps(purchaseHistories(lines), plainDate("2017-12-31"));
    expect(gaps).toHaveLength(4199);
    expect([0.5, 0.8, 0.9].map((part) => gapPercentile(gaps, part))).toEqual([129, 309, 444]);
  });
});
