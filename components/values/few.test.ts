import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { plainDate } from "@/server/domain/plain-date";
import {
  type Holdout,
  type ValueInputs,
  type ValueSum,
  type ValueSums,
  valueSumsVersion,
} from "@/server/domain/value-method";
import { BandValues } from "./band-values";
import { HoldoutSection } from "./holdout-section";
import { WorthSection } from "./worth-section";

const nobody = { expected: null, historic: null };
const sum = (customers: number): ValueSum => ({
  ...{ customers, mean: 50_000, deviation: 90_000 },
  ...{ low: 11_100, median: 22_200, high: 33_300 },
});

function tableOf(customers: number): string {
  const sums = { all: { expected: sum(customers), historic: null }, repeaters: nobody, once: nobody };
  return renderToStaticMarkup(
    createElement(BandValues, {
      sums: { ...sums, active: null, lapseDays: null, bands: [], first: null },
      ...{ currency: "GBP", which: "expected", label: "Expected value", shared: 0 },
    }),
  );
}

it("of fewer than ten customers no value is spoken, not their quarters either", () => {
  expect(tableOf(9)).not.toContain("£");
  expect(tableOf(9)).toContain("too few");
  for (const words of ["£111", "£222", "£333", "£500"]) expect(tableOf(10)).toContain(words);
});

it("a mean of what is expected reaches no further down than to nothing", () => {
  // 500 − 2.2622 × 900 / √10 lies below 0; 500 + 644 = 1,144 (t(9), tables).
  expect(tableOf(10)).toContain("£0 to £1,144");
});

type Shown = Parameters<typeof WorthSection>[0]["shown"];

function worthOf(sums: Partial<ValueSums>): string {
  const method: ValueInputs = {
    method: "bg_nbd",
    ...{ horizonMonths: 12, discount: 10, margin: 40, withOrganisations: false },
    ...{ winningCostMinor: 5_000, referralRewardMinor: null },
  };
  const estimate = { value: 1, error: null };
  const shown: Shown = {
    ...{ id: "", version: 1, method, methodVersion: 1, asOf: plainDate("2026-06-30"), currency: "GBP" },
    ...{ customers: 400, repeaters: 300, leftOut: { died: 0, organisations: 0 }, refused: null },
    parameters: { r: estimate, alpha: estimate, a: estimate, b: estimate, covariance: [] },
    spend: { p: estimate, q: estimate, gamma: estimate, covariance: [], logLikelihood: -1, customers: 240 },
    newcomer: { purchases: 1.2, valueMinor: 9_000, lowMinor: 8_000, highMinor: 10_000 },
    ...{ logLikelihood: -1, correlation: null, refundedShare: null, holdout: null, recordedAt: "", writtenAt: "" },
    sums: {
      ...{ version: valueSumsVersion, all: { expected: sum(9), historic: null }, repeaters: nobody, once: nobody },
      ...{ active: null, lapseDays: null, bands: [], first: sum(350), ...sums },
    },
  };
  return renderToStaticMarkup(createElement(WorthSection, { shown, now: method }));
}

it("what a new customer is worth says of whom its parts are, and nothing of a row of nine", () => {
  const words = worthOf({});
  expect(words).toContain("that of all 350 who came and never paid in another currency, half £222 or less");
  expect(words).toContain(
    "1.20 more purchase days are expected, each for as much as the 240 pay, of 300 who bought again, who have paid for a repeat and never in another currency.",
  );
  expect(words).not.toContain(">£222<");
  expect(worthOf({ all: { expected: sum(10), historic: null } })).toContain(">£222<");
});

it("a fit that left free first purchases out does not say what a new customer is worth", () => {
  expect(worthOf({ version: 1 })).toContain("this fit left free first purchases out");
});

it("the check against what came after gives a single customer no interval, and says why", () => {
  const bin = { repeats: 7, customers: 1, expected: 2, actual: 12, deviation: null };
  const others = { repeats: 0, customers: 100, expected: 0.2, actual: 0.2, deviation: 0.4 };
  const holdout: Holdout = {
    ...{ until: plainDate("2025-09-30"), weeks: 39, customers: 101, expected: 22, actual: 32 },
    bins: [others, bin],
  };
  const drawn = renderToStaticMarkup(createElement(HoldoutSection, { holdout }));
  expect(drawn).not.toContain("12.00 to 12.00");
  expect(drawn).toContain("0.12 to 0.28");
  expect(drawn).toContain("neither tells how customers differ.");
  const alone = renderToStaticMarkup(createElement(HoldoutSection, { holdout: { ...holdout, bins: [others] } }));
  expect(alone).toContain("95% of each mean that was bought.");
});
