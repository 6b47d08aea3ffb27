import { expect, test } from "vitest";
import { readProposal, type TypedBands, typedFrom, typedOf } from "./band-proposal";

const usualBestSentence = "Customers who are in the value band Top, and have been with us for at least 2 years.";

const shares: TypedBands = {
  method: "quantiles",
  names: ["Top", "High ", "Low", "", ""],
  limits: ["5", "20 %", "75", "", ""],
  best: usualBestSentence,
};
const amounts: TypedBands = { ...shares, method: "cut_offs", names: ["Top", "Low"], limits: ["2,500", ""] };

test("bands by shares are read with their rule, and empty rows are left out", () => {
  expect(readProposal(shares, "GBP")).toEqual({
    banding: {
      method: "quantiles",
      bands: [
        { name: "Top", share: 5 },
        { name: "High", share: 20 },
        { name: "Low", share: 75 },
      ],
    },
    bestRule: {
      match: "all",
      conditions: [
        { field: "band", is: "is", value: { texts: ["Top"] } },
        { field: "tenure", is: "at_least", value: { length: 2, unit: "years" } },
      ],
    },
  });
});

test("bands by amounts are read in the currency's own minor units", () => {
  const bands = (from: number) => ({
    banding: {
      method: "cut_offs",
      bands: [
        { name: "Top", from },
        { name: "Low", from: null },
      ],
    },
  });
  expect(readProposal(amounts, "GBP")).toMatchObject(bands(250_000));
  expect(readProposal(amounts, "JPY")).toMatchObject(bands(2_500));
});

test.each<[Partial<TypedBands>, RegExp]>([
  [{ limits: ["5", "some", "75"] }, /whole percents/],
  [{ names: ["Top"], limits: ["100"] }, /two to eight/],
  [{ names: ["Top", "Low"], limits: ["50"] }, /whole percents/],
  [{ method: "cut_offs", limits: ["a lot", "1", ""] }, /“a lot” is not an amount/],
  [{ best: "The nice ones." }, /could not be read. Write it like: Customers who/],
  [{ best: "Customers who are best customers." }, /cannot depend/],
  [{ best: "Customers who are in the value band Gold." }, /not one of these/],
  [{ best: "Customers who are persons, and (have an open issue, or are in the value band Gold)." }, /not one of these/],
])("%o is answered with a sentence", (typed, sentence) => {
  const read = readProposal({ ...shares, ...typed }, "GBP");
  expect("fault" in read ? read.fault : "").toMatch(sentence);
});

test("a rule that asks for nothing is everybody who has bought", () => {
  expect(readProposal({ ...shares, best: "All customers." }, "GBP")).toMatchObject({ bestRule: { conditions: [] } });
});

test("an address says what is tried out, and nothing where it names no bands", () => {
  expect(typedFrom({})).toBeNull();
  expect(typedFrom({ method: "guess", name: "Top" })).toBeNull();
  expect(
    typedFrom({ method: "cut_offs", name: ["Top", "", "Low", ""], limit: ["5", "", ""], best: "All customers." }),
  ).toEqual({
    method: "cut_offs",
    names: ["Top", "", "Low"],
    limits: ["5", "", ""],
    best: "All customers.",
  });
  expect(typedFrom({ method: "quantiles", name: "Top", limit: "5" })).toMatchObject({ names: ["Top"], best: "" });
});

test("the form begins with the bands as they are set, or with the usual ones", () => {
  const usual = typedOf(null, undefined, "GBP");
  expect(usual).toEqual({
    method: "quantiles",
    names: ["Top", "High", "Middle", "Low"],
    limits: ["5", "20", "50", "25"],
    best: usualBestSentence,
  });
  for (const typed of [usual, amounts, shares]) {
    const read = readProposal(typed, "GBP");
    if ("fault" in read) throw new Error(read.fault);
    const again = readProposal(typedOf({ ...read.banding, bestRule: read.bestRule }, undefined, "GBP"), "GBP");
    expect(again).toEqual(read);
  }
});

test("drawn in the other way, only the names and the rule are kept", () => {
  const three = {
    method: "cut_offs" as const,
    bands: [...["A", "B"].map((name, at) => ({ name, from: 9 - at })), { name: "C", from: null }],
  };
  const bestRule = { match: "all" as const, conditions: [] };
  const typed = { method: "quantiles", names: ["A", "B", "C"], limits: [], best: "All customers." };
  expect(typedOf({ ...three, bestRule }, "quantiles", "GBP")).toEqual(typed);
  expect(typedOf(null, "cut_offs", "GBP")).toMatchObject({ method: "cut_offs", limits: [] });
});
