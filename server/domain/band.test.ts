import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Buyer, bandingFault, bandsOf, shareAbove } from "./band";
import type { Banding } from "./band-words";

const usual: Banding = {
  method: "quantiles",
  bands: [
    { name: "Top", share: 5 },
    { name: "High", share: 20 },
    { name: "Middle", share: 50 },
    { name: "Low", share: 25 },
  ],
};
const byAmount: Banding = {
  method: "cut_offs",
  bands: [
    { name: "Gold", from: 100_000 },
    { name: "Silver", from: 10_000 },
    { name: "Bronze", from: null },
  ],
};

const buyersOf = (values: readonly number[]): Buyer[] =>
  values.map((valueMinor, index) => ({ customerId: String(index), valueMinor }));

const anyBanding = fc.constantFrom(usual, byAmount);
const anyBuyers = fc
  .array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -5_000, max: 200_000 })), { maxLength: 80 })
  .map(buyersOf);

const placeIn = (banding: Banding, name: string | undefined) => banding.bands.findIndex((band) => band.name === name);

describe("bands by shares", () => {
  test("a hundred different values fill the shares exactly", () => {
    const { found } = bandsOf(buyersOf(Array.from({ length: 100 }, (_, index) => index + 1)), usual);
    expect(found.map(({ name, from, customers }) => [name, from, customers])).toEqual([
      ["Top", 96, 5],
      ["High", 76, 20],
      ["Middle", 26, 50],
      ["Low", null, 25],
    ]);
  });

  test("equal values go up together, and the band below stays empty and is still shown", () => {
    const values = [...Array.from({ length: 56 }, () => 100), ...Array.from({ length: 44 }, (_, index) => 200 + index)];
    const { found } = bandsOf(buyersOf(values), usual);
    expect(found.map(({ customers }) => customers)).toEqual([5, 20, 75, 0]);
  });

  test("when all are equal, all are in the first band: nobody is put below an equal", () => {
    expect(bandsOf(buyersOf([7, 7, 7]), usual).found.map(({ customers }) => customers)).toEqual([3, 0, 0, 0]);
  });

  test("scaling all values changes no band", () => {
    fc.assert(
      fc.property(anyBuyers, fc.integer({ min: 2, max: 1000 }), (buyers, times) => {
        const scaled = buyers.map((buyer) => ({ ...buyer, valueMinor: buyer.valueMinor * times }));
        expect(bandsOf(scaled, usual).of).toEqual(bandsOf(buyers, usual).of);
      }),
    );
  });
});

test("an amount that is the cut-off belongs to the band it opens", () => {
  expect([...bandsOf(buyersOf([100_000, 99_999, 10_000, 9_999, -1]), byAmount).of.values()]).toEqual([
    "Gold",
    "Silver",
    "Silver",
    "Bronze",
    "Bronze",
  ]);
});

describe("however bands are drawn", () => {
  test("every buyer has exactly one, equal values the same, a higher value never a lower one", () => {
    fc.assert(
      fc.property(anyBuyers, anyBanding, (buyers, banding) => {
        const { found, of } = bandsOf(buyers, banding);
        expect(of.size).toBe(buyers.length);
        expect(found.reduce((sum, { customers }) => sum + customers, 0)).toBe(buyers.length);
        expect(found.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(
          buyers.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
        );
        const falling = [...buyers].sort((a, b) => b.valueMinor - a.valueMinor);
        const places = falling.map(({ customerId }) => placeIn(banding, of.get(customerId)));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const [index, { valueMinor }] of falling.entries())
          if (falling[index + 1]?.valueMinor === valueMinor) expect(places[index + 1]).toBe(places[index]);
      }),
    );
  });

  test("the order of the buyers does not matter", () => {
    fc.assert(
      fc.property(anyBuyers, anyBanding, (buyers, banding) => {
        const turned = bandsOf([...buyers].reverse(), banding);
        expect(turned.found).toEqual(bandsOf(buyers, banding).found);
        for (const [customerId, band] of bandsOf(buyers, banding).of) expect(turned.of.get(customerId)).toBe(band);
      }),
    );
  });
});

test("the share above counts who has bought more, not as much", () => {
  expect(shareAbove(buyersOf([1, 2, 2, 3]), 2)).toBe(0.25);
});

test.each<[string, Banding, string | null]>([
  ["as they come", usual, null],
  ["by amounts", byAmount, null],
  ["one band", { method: "quantiles", bands: [{ name: "All", share: 100 }] }, "There are two to eight bands."],
  [
    "no name",
    {
      method: "quantiles",
      bands: [
        { name: " ", share: 50 },
        { name: "Low", share: 50 },
      ],
    },
    "Every band has a name of at most 40 characters.",
  ],
  [
    "twins",
    {
      method: "quantiles",
      bands: [
        { name: "low ", share: 50 },
        { name: "Low", share: 50 },
      ],
    },
    "Every band has a name of its own.",
  ],
  [
    "too much",
    {
      method: "quantiles",
      bands: [
        { name: "Top", share: 60 },
        { name: "Low", share: 50 },
      ],
    },
    "The shares are whole percents that are 100 together.",
  ],
  [
    "halves",
    {
      method: "quantiles",
      bands: [
        { name: "Top", share: 0.5 },
        { name: "Low", share: 99.5 },
      ],
    },
    "The shares are whole percents that are 100 together.",
  ],
  [
    "a floor",
    {
      method: "cut_offs",
      bands: [
        { name: "Top", from: 5 },
        { name: "Low", from: 1 },
      ],
    },
    "Every band begins at an amount; the last has no lower limit.",
  ],
  [
    "a gap",
    {
      method: "cut_offs",
      bands: [
        { name: "Top", from: null },
        { name: "Low", from: null },
      ],
    },
    "Every band begins at an amount; the last has no lower limit.",
  ],
  [
    "upside down",
    {
      method: "cut_offs",
      bands: [
        { name: "Top", from: 5 },
        { name: "Middle", from: 5 },
        { name: "Low", from: null },
      ],
    },
    "Each band begins below the one before.",
  ],
])("bands with a fault: %s", (_, banding, sentence) => {
  expect(bandingFault(banding)).toBe(sentence);
});
