import { expect, test } from "vitest";
import type { Rule } from "@/server/domain/rule";
import { bandMeanings, missingBands } from "./words";
import { bestReason, standingWords } from "./worth-words";

const band = { field: "band", is: "is", value: { texts: ["Top"] } };
const tenure = { field: "tenure", is: "at_least", value: { length: 2, unit: "years" as const } };
const open = { field: "issues", is: "none_open", value: {} };

test.each<[Rule, string]>([
  [{ match: "all", conditions: [] }, "everyone who has bought is one"],
  [{ match: "all", conditions: [band] }, "in the Top band"],
  [{ match: "all", conditions: [band, tenure] }, "in the Top band, and with us for at least 2 years"],
  [{ match: "any", conditions: [tenure, band] }, "with us for at least 2 years, or in the Top band"],
  [{ match: "all", conditions: [open, tenure] }, "they have no open issue, and have been with us for at least 2 years"],
])("%j: because %s", (rule, reason) => {
  expect(bestReason(rule)).toBe(reason);
});

test("a band that nobody is in is named, with the reason", () => {
  const found = [4, 0, 0].map((customers, place) => ({
    name: "ABC"[place] ?? "",
    from: null,
    customers,
    valueMinor: 0,
  }));
  expect(missingBands(found.slice(0, 1), "quantiles")).toBeNull();
  expect(missingBands(found, "quantiles")).toMatch(/^Nobody is in B and C. Whoever has bought as much/);
  expect(missingBands(found, "cut_offs")).toMatch(/No buyer’s total/);
});

test("each band says who is in it", () => {
  const shares = [5, 20, 75].map((share, place) => ({ name: String(place), share }));
  expect(bandMeanings({ method: "quantiles", bands: shares }, "GBP")).toEqual([
    "the 5% of buyers who have bought the most",
    "the next 20%",
    "the remaining 75%",
  ]);
  const amounts = [
    { name: "A", from: 250_000 },
    { name: "B", from: null },
  ];
  expect(bandMeanings({ method: "cut_offs", bands: amounts }, "GBP")).toEqual([
    "bought for £2,500.00 or more in all",
    "everyone else who has bought",
  ]);
});

test.each([
  [0, "nobody has bought more"],
  [0.0041, "top 0.5% by value"],
  [0.05, "top 5.1% by value"],
  [0.2, "top 21% by value"],
  [0.5, "top 51% by value"],
  [0.51, null],
])("where %d of buyers have bought more: %s", (above, words) => {
  expect(standingWords({ above })).toBe(words);
});
