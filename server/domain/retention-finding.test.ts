import { expect, test } from "vitest";
import { plainDate } from "./plain-date";
import { gapFinding, spellFinding } from "./retention-finding";
import { yearFinding } from "./year-finding";

test.each([
  ["never seen", { n: 0, p80: null, known80: null }, "Nobody has bought on a second day yet."],
  ["few", { n: 19, p80: 40, known80: 90 }, "Too few have bought again to say how long it takes: 19 times."],
  [
    // A third of all purchases were never followed: four in five were not followed is false, fewer than four in five were is true.
    "four in five of all never reached",
    { n: 670, p80: 210, known80: null },
    "Four in five of those who bought again did so within 210 days; of all purchases fewer than four in five have been followed by another in the time we have watched.",
  ],
  [
    "reached by all",
    { n: 670, p80: 210, known80: 400 },
    "Four in five of those who bought again did so within 210 days; counting the purchases that no other has followed yet, it takes 400 days.",
  ],
])("the finding of gaps: %s", (_, gaps, words) => expect(gapFinding(gaps).words).toBe(words));

test("a share of spells stands with its counts and its interval", () => {
  expect(spellFinding({ k: 12, n: 100 }, 210).words).toBe(
    "Half of the active customers are 210 days or more into an unbroken spell; 12% are past two years (12 of 100, between 7% and 20%).",
  );
  expect(spellFinding({ k: 3, n: 19 }, 210).reading).toBe("too_few");
});

const words = {
  who: (year: number) => `first-time buyers of ${year}`,
  act: "bought again within 90 days",
  than: (year: number) => `those of ${year}`,
};
const year = (of: number, k: number, n: number) => ({ year: of, k, n, unfinished: 0 });

test("only whole years are held against each other: a few weeks of January are not a year", () => {
  const years = [year(2024, 300, 1000), year(2025, 200, 1000), year(2026, 90, 100)];
  const found = (asOf: string) => yearFinding(years, { asOf: plainDate(asOf), windowDays: 90 }, words);
  expect(found("2026-04-20")).toEqual({
    reading: "fewer",
    words: "Fewer first-time buyers of 2025 bought again within 90 days than those of 2024 (20% against 30%).",
  });
  expect(found("2026-03-30").reading).toBe("too_few");
  expect(found("2024-12-31")).toEqual({
    reading: "too_few",
    words: "There is no whole year of them yet, so there is nothing to compare: 590 of 2,100 so far.",
  });
  expect(yearFinding([], { asOf: plainDate("2026-04-20"), windowDays: 90 }, words).reading).toBe("none");
});
