import fc from "fast-check";
import { expect, test } from "vitest";
import type { Term } from "./appointment";
import { holdsOn } from "./appointment";
import { gapDays, gapsBetween, isCovered, yearUpTo } from "./coverage";
import { addDays, daysBetween, plainDate } from "./plain-date";

const start = plainDate("2026-01-01");
const year = { fromOn: start, untilOn: addDays(start, 60) };
const terms = fc.array(
  fc
    .record({ from: fc.integer({ min: -20, max: 80 }), days: fc.option(fc.integer({ min: 1, max: 30 })) })
    .map(({ from, days }): Term => {
      const fromOn = addDays(start, from);
      return { fromOn, untilOn: days === null ? null : addDays(fromOn, days) };
    }),
  { maxLength: 6 },
);

test("a day lies in a gap exactly when nobody stands there on it; gaps come in order and do not touch", () =>
  fc.assert(
    fc.property(terms, (held) => {
      const gaps = gapsBetween(held, year);
      for (let day = year.fromOn; day < year.untilOn; day = addDays(day, 1))
        expect(gaps.some((gap) => holdsOn(gap, day))).toBe(!isCovered(held, day));
      gaps.forEach((gap, place) => {
        const next = gaps[place + 1];
        expect(gap.fromOn < gap.untilOn && (next === undefined || gap.untilOn < next.fromOn)).toBe(true);
      });
      expect(gapDays(gaps)).toBe(gaps.reduce((sum, gap) => sum + daysBetween(gap.fromOn, gap.untilOn), 0));
    }),
    { seed: 20261121 },
  ));

test("a year is 365 days and includes today", () => {
  const { fromOn, untilOn } = yearUpTo(plainDate("2026-11-21"));
  expect([fromOn, untilOn, daysBetween(fromOn, untilOn)]).toEqual(["2025-11-22", "2026-11-22", 365]);
  expect(gapsBetween([], { fromOn, untilOn })).toEqual([{ fromOn, untilOn }]);
});
