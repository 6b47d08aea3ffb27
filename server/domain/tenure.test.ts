import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, type PlainDate, plainDate } from "./plain-date";
import { spellsOf, tenureOf } from "./tenure";

const start = plainDate("2015-01-01");
const on = (day: number) => addDays(start, day);
const asOf = (days: number[], today: number, lapseDays: number | null = 90, stated: PlainDate | null = null) =>
  tenureOf({ purchaseDays: days.map(on), statedSinceOn: stated, lapseDays, today: on(today) });

describe("the edge cases of METRICS A2, threshold 90 days", () => {
  it.each([
    { days: [0, 90], today: 90, spells: 1, lapsed: false, current: 0, active: 90 },
    { days: [0, 91], today: 91, spells: 2, lapsed: false, current: 91, active: 90 },
    { days: [0], today: 90, spells: 1, lapsed: false, current: 0, active: 90 },
    { days: [0], today: 91, spells: 1, lapsed: true, current: null, active: 90 },
    { days: [0, 10, 200], today: 210, spells: 2, lapsed: false, current: 200, active: 110 },
  ])("buys on $days, seen on day $today", ({ days, today, spells, lapsed, current, active }) => {
    const tenure = asOf(days, today);
    expect(spellsOf(days.map(on), 90)).toHaveLength(spells);
    expect(tenure).toMatchObject({ sinceOn: on(0), breaks: spells - 1, hasLapsed: lapsed, activeDays: active });
    expect(tenure.currentSince).toBe(current === null ? null : on(current));
    expect(tenure.lastOn).toBe(on(days.at(-1) ?? 0));
  });
});

describe("tenure over the calendar", () => {
  const at = (days: readonly string[], today: string, stated: string | null = null) =>
    tenureOf({
      purchaseDays: days.map((on) => plainDate(on)),
      statedSinceOn: stated === null ? null : plainDate(stated),
      lapseDays: 90,
      today: plainDate(today),
    });

  it.each([
    ["a 29 February is a year old on the 28th", ["2024-02-29"], "2025-02-28", { months: 12 }],
    ["and not the day before", ["2024-02-29"], "2025-02-27", { months: 11 }],
    ["and four years old on the 29th", ["2024-02-29"], "2028-02-29", { months: 48 }],
    ["a gap over a leap day counts it", ["2024-01-01", "2024-03-31"], "2024-03-31", { breaks: 0 }],
    ["a day more is a break", ["2024-01-01", "2024-04-01"], "2024-04-01", { breaks: 1, currentMonths: 0 }],
    ["a back-dated purchase closes the gap", ["2024-01-01", "2024-02-15", "2024-04-01"], "2024-04-01", { breaks: 0 }],
  ])("%s", (_, days, today, expected) => {
    expect(at(days, today)).toMatchObject(expected);
  });

  it("says how long they are back, and nothing where they are not", () => {
    expect(at(["2024-01-01", "2025-01-01", "2025-03-01"], "2025-04-01")).toMatchObject({ breaks: 1, currentMonths: 3 });
    expect(at(["2024-01-01"], "2025-01-01")).toMatchObject({ hasLapsed: true, currentMonths: null });
    expect(at(["2024-06-01"], "2024-07-01", "2020-01-01")).toMatchObject({ breaks: 0, currentMonths: 54 });
  });
});

describe("what may be said", () => {
  it("speaks of no break while nobody has set a threshold", () => {
    const tenure = asOf([0, 400, 2000], 2100, null);
    expect(tenure).toMatchObject({
      sinceOn: on(0),
      breaks: null,
      currentSince: null,
      hasLapsed: false,
      activeDays: null,
    });
  });

  it("takes the stated day when it is older than the data, and says so", () => {
    const tenure = asOf([100], 120, 90, on(0));
    expect(tenure).toMatchObject({ sinceOn: on(0), basis: "stated", breaks: 0, currentSince: on(0) });
  });

  it("keeps the observed day when it is older than the stated one", () => {
    expect(asOf([0], 10, 90, on(5))).toMatchObject({ sinceOn: on(0), basis: "observed", currentSince: on(0) });
  });

  it("does not reach back over a break to the stated day for the current spell", () => {
    expect(asOf([100, 400], 410, 90, on(0))).toMatchObject({ sinceOn: on(0), breaks: 1, currentSince: on(400) });
  });

  it("knows nothing of a customer who has not bought and stated nothing", () => {
    expect(asOf([], 10)).toMatchObject({ sinceOn: null, basis: null, months: null, lastOn: null, currentSince: null });
  });

  it("takes a stated day alone, without a spell", () => {
    expect(asOf([], 400, 90, on(0))).toMatchObject({ basis: "stated", months: 13, breaks: null, currentSince: null });
  });

  it("leaves out what lies after today", () => {
    expect(asOf([0, 50], 20)).toMatchObject({ lastOn: on(0) });
    expect(asOf([], 20, 90, on(21)).sinceOn).toBeNull();
  });

  it("counts years and months as the calendar does", () => {
    const tenure = tenureOf({
      purchaseDays: [plainDate("2014-07-14")],
      statedSinceOn: null,
      lapseDays: null,
      today: plainDate("2026-11-21"),
    });
    expect(tenure.months).toBe(12 * 12 + 4);
  });
});

const histories = fc
  .uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 30 })
  .map((days) => days.sort((a, b) => a - b));

describe("whatever the history", () => {
  it("has spells that hold every day, keep gaps within the threshold and stand further apart than it", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 800 }), (days, lapse) => {
        const spells = spellsOf(days.map(on), lapse);
        expect(days.every((day) => spells.some(({ from, to }) => from <= on(day) && on(day) <= to))).toBe(true);
        spells.slice(1).forEach((spell, index) => {
          expect(daysBetween(spells[index]?.to ?? spell.from, spell.from)).toBeGreaterThan(lapse);
        });
      }),
    );
  });

  it("has lapsed exactly when more than the threshold has passed since the last purchase", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 800 }), fc.nat(900), (days, lapse, later) => {
        const today = (days.at(-1) ?? 0) + later;
        const tenure = asOf(days, today, lapse);
        expect(tenure.hasLapsed).toBe(later > lapse);
        expect(tenure.currentSince === null).toBe(tenure.hasLapsed);
        expect(tenure.activeDays).toBeLessThanOrEqual(daysBetween(on(days[0] ?? 0), on(today)));
      }),
    );
  });
});
