import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDue } from "./due";
import type { ClosedDay, OwnerCalendar } from "./due-calendar";
import type { Clocks } from "./due-date";
import { onReadersClock } from "./due-words";
import { addDays, plainDate } from "./plain-date";
import { officeHours } from "./working-hours";

const day = (on: string, name: string): ClosedDay => ({ on: plainDate(on), name });
const christmas = [
  day("2026-12-25", "Christmas Day"),
  day("2026-12-26", "Boxing Day"),
  day("2026-12-28", "Boxing Day (substitute day)"),
];
const owner: OwnerCalendar = { zone: "Europe/London", hours: officeHours, from: "team", closed: christmas };
/** Tuesday 22 December 2026, 10:00. */
const now = new Date("2026-12-22T10:00:00Z");
const clocks: Clocks = { now, customer: { zone: "Europe/London", from: "stated" }, owner };
const due = (text: string, given: Partial<Clocks> = {}) => readDue(text, { ...clocks, ...given });

describe("holidays and closures", () => {
  test("are no working days, and the ones passed over are named", () => {
    const read = due("in 3 working days");
    expect(read.dueAt).toEqual(new Date("2026-12-29T17:30:00Z"));
    expect(read.explanation).toBe(
      "End of business on Tuesday 29 December 2026: Tuesday 29 December 2026, 17:30, by the hours of the team. " +
        "Closed: Friday 25 December, Christmas Day; Monday 28 December, Boxing Day (substitute day).",
    );
    expect(read.warnings).toEqual([]);
  });

  test("take the last working time before them when the day itself was said", () => {
    const read = due("Friday");
    expect(read.dueAt).toEqual(new Date("2026-12-24T17:30:00Z"));
    expect(read.explanation).toBe(
      "End of business on Friday 25 December 2026: Thursday 24 December 2026, 17:30, the last working time before it, " +
        "by the hours of the team. Closed: Friday 25 December, Christmas Day.",
    );
    expect(due("Monday").dueAt).toEqual(new Date("2026-12-24T17:30:00Z"));
  });

  test("make the end of the week its last worked day", () => {
    const read = due("end of the week");
    expect(read.dueAt).toEqual(new Date("2026-12-24T17:30:00Z"));
    expect(read.explanation).toContain("Closed: Friday 25 December, Christmas Day.");
    expect(due("end of next week").dueAt).toEqual(new Date("2027-01-01T17:30:00Z"));
  });

  test("are warned of by name when a time on them was said", () => {
    expect(due("25 Dec 3pm").warnings).toEqual([
      "Friday 25 December 2026 is closed: Christmas Day. For the owner it is Friday 25 December 2026, 15:00.",
    ]);
    expect(due("in 72 hours").warnings).toEqual([
      "Friday 25 December 2026 is closed: Christmas Day. For the owner it is Friday 25 December 2026, 10:00.",
    ]);
    const nobody: OwnerCalendar = { ...owner, hours: {}, from: "nobody" };
    expect(due("25 Dec 3pm", { owner: nobody }).warnings).toHaveLength(1);
    expect(due("24 Dec 3pm", { owner: nobody }).warnings).toEqual([]);
  });

  test("are passed over by working hours", () => {
    const read = due("in 30 working hours");
    expect(read.dueAt).toEqual(new Date("2026-12-29T14:30:00Z"));
    expect(read.explanation).toContain("By the hours of the team. Closed: Friday 25 December, Christmas Day;");
  });

  test("leave the customer's day where a whole stretch is closed", () => {
    const shut = Array.from({ length: 12 }, (_, n) => ({ on: addDays(plainDate("2026-12-22"), n), name: "Shut" }));
    const read = due("Thursday", { owner: { ...owner, closed: shut } });
    expect(read.dueAt).toEqual(new Date("2026-12-24T23:59:00Z"));
    expect(read.explanation).toMatch(
      /no working hours left by Thursday 24 December 2026.*Closed: Thursday 24 December, Shut\./,
    );
    expect(due("in 3 working days", { owner: { ...owner, closed: shut } }).explanation).toMatch(/; and 4 more days\.$/);
    expect(due("end of the week", { owner: { ...owner, closed: shut } }).dueAt).toEqual(
      new Date("2026-12-25T23:59:00Z"),
    );
  });

  test("a Saturday that is closed is not worth a word", () => {
    expect(
      due("in 2 working days", { owner: { ...owner, closed: [day("2026-12-26", "Boxing Day")] } }).explanation,
    ).not.toContain("Closed");
  });
});

test("an owner who is away is warned of, and moves nothing", () => {
  const away = [{ fromOn: plainDate("2026-12-23"), untilOn: plainDate("2026-12-24") }];
  const read = due("24 Dec 3pm", { away });
  expect(read.warnings).toEqual([
    "The owner is away that day until Thursday 24 December 2026: somebody else would have to do it.",
  ]);
  expect(read.dueAt).toEqual(due("24 Dec 3pm").dueAt);
  expect(due("29 Dec 3pm", { away }).warnings).toEqual([]);
  expect(due("today 3pm", { away }).warnings).toEqual([]);
  expect(due("29 Dec 3pm", { away: [{ fromOn: plainDate("2026-12-23"), untilOn: null }] }).warnings).toEqual([
    "The owner is away that day: somebody else would have to do it.",
  ]);
});

test("the reader's clock is said where it shows another time", () => {
  const at = new Date("2026-12-24T15:00:00Z");
  expect(onReadersClock(at, "Europe/London", "Europe/Dublin")).toEqual([]);
  expect(onReadersClock(at, "Europe/London", "Asia/Kathmandu")).toEqual([
    "On your clock: Thursday 24 December 2026, 20:45.",
  ]);
});

const phrases = [
  "in 1 working day",
  "in 5 working days",
  "in 20 working days at 3pm",
  "end of the week",
  "end of next week",
  "Friday",
  "next Monday",
  "28 December",
  "in 12 working hours",
  "in 60 working hours",
  "in 30 hours",
  "next month",
  "in 2 weeks",
];

describe("what is frozen with a promise", () => {
  test("holds only the closed days that mattered", () => {
    const years = Array.from({ length: 700 }, (_, n) => ({ on: addDays(plainDate("2026-11-01"), n), name: "Shut" }));
    const some = years.filter((_, n) => n % 9 === 0);
    expect(due("tomorrow", { owner: { ...owner, closed: some } }).calendar.owner.closed?.length).toBeLessThan(3);
    const older = { ...owner };
    delete older.closed;
    expect(due("tomorrow", { owner: older }).calendar.owner).toEqual(older);
  });

  test("gives the same due time and freezes to the same again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases),
        fc.uniqueArray(fc.integer({ min: -10, max: 90 }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 60 * 24 * 30 }),
        fc.constantFrom("Europe/London", "Pacific/Auckland", "America/Los_Angeles"),
        fc.constantFrom("Europe/London", "Pacific/Apia", "Asia/Kathmandu"),
        (text, closed, minutes, customerZone, zone) => {
          const days = closed.toSorted((a, b) => a - b).map((n) => day(addDays(plainDate("2026-12-22"), n), "Shut"));
          const given: Clocks = {
            now: new Date(now.getTime() + minutes * 60_000),
            customer: { zone: customerZone, from: "stated" },
            owner: { ...owner, zone, closed: days },
          };
          const tried = attempt(text, given);
          if (!tried) return;
          const again = attempt(text, { ...given, owner: tried.calendar.owner });
          expect(again).toEqual(tried);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Null where the words name a time that has passed. */
function attempt(text: string, given: Clocks) {
  try {
    return readDue(text, given);
  } catch {
    return null;
  }
}
