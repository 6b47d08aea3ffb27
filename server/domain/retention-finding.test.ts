import { describe, expect, test } from "vitest";
import { shareFinding } from "./finding";
import { plainDate } from "./plain-date";
import { cohortSumsOf, cohortTable, monthNumber, monthOfNumber } from "./retention-cohorts";
import { cohortFinding, gapFinding, lastYearFinding, spellFinding, tenureFinding } from "./retention-finding";
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
    "reached by the last few in sight",
    { n: 670, p80: 210, known80: "too_few" as const },
    "Four in five of those who bought again did so within 210 days; how long it takes counting the purchases that no other has followed yet is not known, as too few have been watched for so long.",
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

test("who was lost and won back was active again after a year, and did not stay", () => {
  const band = (name: string, k: number, n: number) => ({ name, k, n });
  expect(tenureFinding([band("Under 1 year", 50, 100), band("5 to 9 years", 80, 100)]).words).toBe(
    "Fewer customers with us under 1 year were still, or again, active after a year than the others (50% against 80%).",
  );
  expect(tenureFinding([band("Under 1 year", 60, 100), band("5 to 9 years", 60, 100)]).words).toBe(
    "No difference between them that chance does not explain: 60% were still, or again, active after a year.",
  );
});

test("where nothing changes from month to month, longer follow-up of the older announces no fall", () => {
  // Sixty customers a month for four years, one of whom comes back after every number of months from 1 to 60.
  const first = monthNumber(plainDate("2022-01-15"));
  const asOf = plainDate("2025-12-31");
  const fifteenth = (month: number) => plainDate(monthOfNumber(month).replace(/01$/, "15"));
  const histories = Array.from({ length: 48 * 60 }, (_, index) => {
    const [came, back] = [first + Math.floor(index / 60), first + Math.floor(index / 60) + (index % 60) + 1];
    const again = fifteenth(back) <= asOf ? [fifteenth(back)] : [];
    return { customerId: String(index), days: [fifteenth(came), ...again] as const };
  });
  const sums = cohortSumsOf(histories);
  for (const step of ["month", "quarter", "year"] as const) {
    const seen = (reading: "classic" | "unbounded") => cohortTable(sums, step, { asOf, lapseDays: 90, reading });
    expect(cohortFinding(seen("classic"), "classic").reading).toBe("same");
    expect(cohortFinding(seen("unbounded"), "unbounded")).toEqual({
      reading: "same",
      words: "Earlier cohorts have had longer to come back, so they are not compared.",
    });
    // What a comparison of these cells would have announced.
    const many = { month: 12, quarter: 4, year: 1 }[step];
    const cells = seen("unbounded").cohorts.flatMap((cohort) => cohort.cells[0] ?? []);
    const [now, before] = [cells.slice(-many), cells.slice(-2 * many, -many)].map((some) => ({
      k: some.reduce((all, { k }) => all + k, 0),
      n: some.reduce((all, { n }) => all + n, 0),
    }));
    if (!now || !before) throw new Error("There are two years of cohorts.");
    expect(shareFinding(now, before, { who: "", act: "", than: "" }).reading).toBe("fewer");
  }
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

describe("the newest twelve months against the twelve before", () => {
  const many = (of: number, month: number, k: number, n = 100) =>
    Array.from({ length: of }, (_, index) => ({ month: month + index, k, n }));
  const buying = { who: "new customers", act: "buy again" };
  const may2026 = 2026 * 12 + 4;

  test("months are taken by the calendar, also where nobody came in some of them", () => {
    // Half of the year before has no row: by rows the comparison would reach six months further back, to a better time.
    const months = [...many(12, may2026 - 35, 60), ...many(6, may2026 - 17, 30), ...many(12, may2026 - 11, 30)];
    expect(lastYearFinding(months, buying).reading).toBe("same");
    const byRows = [...many(6, may2026 - 23, 60), ...many(6, may2026 - 17, 30), ...many(12, may2026 - 11, 30)];
    expect(lastYearFinding(byRows, buying)).toMatchObject({
      reading: "fewer",
      words: expect.stringMatching(/30%.*45%/),
    });
  });

  test("a year without anybody before it is compared with nothing", () => {
    expect(lastYearFinding(many(12, may2026 - 11, 30), buying).reading).toBe("too_few");
    expect(lastYearFinding([], buying).reading).toBe("none");
  });
});
