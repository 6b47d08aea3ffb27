import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClauseClocks, clauseDue, isClauseTime, isMeasured, usualLatestDays } from "./charter";
import type { OwnerCalendar } from "./due-calendar";
import { officeHours } from "./working-hours";

const london = { zone: "Europe/London", from: "organisation" as const };
const office: OwnerCalendar = { zone: "Europe/London", hours: officeHours, from: "organisation" };
const at = (text: string) => new Date(text);
const clocks = (factAt: string, now = factAt, owner: OwnerCalendar = office): ClauseClocks => ({
  factAt: at(factAt),
  now: at(now),
  customer: london,
  owner,
});
const due = (dueSaid: string, latestDays: number, given: ClauseClocks) =>
  clauseDue({ dueSaid, latestDays }, given).dueAt.toISOString();

describe("when a charter promise is due", () => {
  test.each([
    ["from a Monday morning", "in 2 working days", 7, "2026-11-16T09:00:00Z", "2026-11-18T17:30:00.000Z"],
    ["over a weekend", "in 2 working days", 7, "2026-11-20T09:00:00Z", "2026-11-24T17:30:00.000Z"],
    ["in days of the calendar", "in 3 days", 4, "2026-11-16T09:00:00Z", "2026-11-19T17:30:00.000Z"],
    ["in hours", "within 4 hours", 1, "2026-11-16T09:00:00Z", "2026-11-16T13:00:00.000Z"],
    [
      "cut at its limit where our calendar would be later",
      "in 5 working days",
      2,
      "2026-11-16T09:00:00Z",
      "2026-11-18T09:00:00.000Z",
    ],
    ["over the night the clocks change", "in 1 working day", 4, "2026-03-27T18:00:00Z", "2026-03-30T16:30:00.000Z"],
  ])("%s", (_, said, latest, from, expected) => {
    expect(due(said, latest, clocks(from))).toBe(expected);
  });

  test("what is recorded late still counts from its own day while that lies ahead", () => {
    expect(due("in 5 working days", 12, clocks("2026-11-16T09:00:00Z", "2026-11-19T09:00:00Z"))).toBe(
      "2026-11-23T17:30:00.000Z",
    );
  });

  test("what is recorded when that has passed counts from then, inside the limit", () => {
    const late = clocks("2026-11-16T09:00:00Z", "2026-11-24T09:00:00Z");
    expect(due("in 5 working days", 30, late)).toBe("2026-12-01T17:30:00.000Z");
    expect(due("in 5 working days", 10, late)).toBe("2026-11-26T09:00:00.000Z");
    expect(clauseDue({ dueSaid: "in 5 working days", latestDays: 10 }, late).explanation).toContain("counts from then");
  });

  test("what is recorded after the limit itself begins it anew", () => {
    expect(due("in 2 working days", 7, clocks("2026-10-01T09:00:00Z", "2026-11-16T09:00:00Z"))).toBe(
      "2026-11-18T17:30:00.000Z",
    );
  });

  test("where nobody works, the limit is the time", () => {
    const nobody: OwnerCalendar = { zone: "Europe/London", hours: {}, from: "nobody" };
    const found = clauseDue(
      { dueSaid: "in 3 working hours", latestDays: 2 },
      clocks("2026-11-16T09:00:00Z", undefined, nobody),
    );
    expect(found.dueAt.toISOString()).toBe("2026-11-18T09:00:00.000Z");
    expect(found).toMatchObject({ precision: "time", earliestAt: null });
  });

  test("a clock that does not exist is a fault, not a time", () => {
    const lost = { ...clocks("2026-11-16T09:00:00Z"), customer: { zone: "Nowhere/Land", from: "stated" as const } };
    expect(() => clauseDue({ dueSaid: "in 3 days", latestDays: 4 }, lost)).toThrow(RangeError);
  });

  test("it lies ahead and never beyond what Postgres allows", () => {
    const hour = 3_600_000;
    const start = Date.parse("2026-01-01T00:00:00Z");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24 * 365 }),
        fc.integer({ min: 0, max: 24 * 60 }),
        fc.constantFrom("in 1 working day", "in 5 working days", "in 3 days", "within 4 hours", "in 2 weeks"),
        fc.integer({ min: 1, max: 40 }),
        (began, waited, dueSaid, latestDays) => {
          const factAt = new Date(start + began * hour);
          const now = new Date(factAt.getTime() + waited * hour);
          const { dueAt, earliestAt } = clauseDue(
            { dueSaid, latestDays },
            { factAt, now, customer: london, owner: office },
          );
          const limit = factAt.getTime() + latestDays * 24 * hour;
          const allowed = limit <= now.getTime() + 60_000 ? now.getTime() + latestDays * 24 * hour : limit;
          expect(earliestAt).toBeNull();
          expect(dueAt.getTime()).toBeGreaterThan(now.getTime());
          expect(dueAt.getTime()).toBeLessThanOrEqual(allowed);
        },
      ),
      { numRuns: 80 },
    );
  });
});

test.each([
  ["in 2 working days", true],
  ["within 4 hours", true],
  ["in 3 days", true],
  ["in 2 weeks", true],
  ["in 2 working days by noon", true],
  ["Thursday 3pm", false],
  ["today", false],
  ["soon", false],
  ["between 9 and 11 in 2 days", false],
  ["2026-12-01", false],
  ["end of next week", false],
  ["by 3pm", false],
  ["when we can", false],
])("“%s” can stand in a clause: %s", (text, fits) => {
  expect(isClauseTime(text)).toBe(fits);
});

test.each([
  ["in 2 working days", 9],
  ["in 10 working days", 20],
  ["in 3 days", 4],
  ["within 4 hours", 8],
  ["Thursday", 8],
  ["by 3pm", 8],
  ["whenever", 8],
])("the usual limit of “%s” is %i days", (text, days) => {
  expect(usualLatestDays(text)).toBe(days);
});

test("a brand promise is measured by a clause that makes promises, and by nothing less", () => {
  expect(isMeasured([])).toBe(false);
  expect(isMeasured([{ trigger: null }])).toBe(false);
  expect(isMeasured([{ trigger: null }, { trigger: "reply_owed" }])).toBe(true);
});
