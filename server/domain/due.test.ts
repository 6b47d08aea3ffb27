import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it, test } from "vitest";
import { readDue } from "./due";
import type { OwnerCalendar } from "./due-calendar";
import type { Clocks } from "./due-date";
import { officeHours } from "./working-hours";
import { worksAt } from "./working-time";

const london: OwnerCalendar = { zone: "Europe/London", hours: officeHours, from: "organisation" };

/** Saturday 21 November 2026, 14:32 in London. */
const saturday = new Date("2026-11-21T14:32:00Z");
/** Wednesday 25 November 2026, 10:00 in London. */
const wednesday = new Date("2026-11-25T10:00:00Z");

function clocks(now: Date, zone = "Europe/London", owner = london): Clocks {
  return { now, customer: { zone, from: "stated" }, owner };
}

const due = (text: string, now = wednesday, zone?: string, owner?: OwnerCalendar) =>
  readDue(text, clocks(now, zone, owner));
const at = (text: string, now = wednesday, zone?: string, owner?: OwnerCalendar) =>
  due(text, now, zone, owner).dueAt.toISOString();

describe("what people say for when", () => {
  test.each([
    ["Thu 3pm", "2026-11-26T15:00:00.000Z"],
    ["by Thursday 3 pm", "2026-11-26T15:00:00.000Z"],
    ["3pm Thu", "2026-11-26T15:00:00.000Z"],
    ["3.30pm on Thursday", "2026-11-26T15:30:00.000Z"],
    ["Thursday at 3", "2026-11-26T15:00:00.000Z"],
    ["tomorrow before noon", "2026-11-26T12:00:00.000Z"],
    ["tomorrow morning", "2026-11-26T12:00:00.000Z"],
    ["before half past twelve tomorrow", "2026-11-26T12:30:00.000Z"],
    ["quarter to one", "2026-11-25T12:45:00.000Z"],
    ["today 17:00", "2026-11-25T17:00:00.000Z"],
    ["17:00", "2026-11-25T17:00:00.000Z"],
    ["9am", "2026-11-26T09:00:00.000Z"],
    ["today", "2026-11-25T17:30:00.000Z"],
    ["end of day", "2026-11-25T17:30:00.000Z"],
    ["end of day tomorrow", "2026-11-26T17:30:00.000Z"],
    ["close of business Friday", "2026-11-27T17:30:00.000Z"],
    ["end of Friday", "2026-11-27T17:30:00.000Z"],
    ["tomorrow", "2026-11-26T17:30:00.000Z"],
    ["the day after tomorrow", "2026-11-27T17:30:00.000Z"],
    ["in 2 working days", "2026-11-27T17:30:00.000Z"],
    ["in three working days", "2026-11-30T17:30:00.000Z"],
    ["within 5 working days", "2026-12-02T17:30:00.000Z"],
    ["in 2 days at 3pm", "2026-11-27T15:00:00.000Z"],
    ["in a week", "2026-12-02T17:30:00.000Z"],
    ["in 2 weeks", "2026-12-09T17:30:00.000Z"],
    ["in 90 minutes", "2026-11-25T11:30:00.000Z"],
    ["in an hour", "2026-11-25T11:00:00.000Z"],
    ["in half an hour", "2026-11-25T10:30:00.000Z"],
    ["within 24 hours", "2026-11-26T10:00:00.000Z"],
    ["in 8 working hours", "2026-11-26T09:30:00.000Z"],
    ["end of this week", "2026-11-27T17:30:00.000Z"],
    ["end of the week", "2026-11-27T17:30:00.000Z"],
    ["end of next week", "2026-12-04T17:30:00.000Z"],
    ["next week", "2026-12-04T17:30:00.000Z"],
    ["end of the month", "2026-11-30T17:30:00.000Z"],
    ["end of next month", "2026-12-31T17:30:00.000Z"],
    ["2026-11-26 15:00", "2026-11-26T15:00:00.000Z"],
    ["2026-11-26T15:00", "2026-11-26T15:00:00.000Z"],
    ["2026-11-26", "2026-11-26T17:30:00.000Z"],
    ["26 November", "2026-11-26T17:30:00.000Z"],
    ["Thu 26 Nov 15:00", "2026-11-26T15:00:00.000Z"],
    ["Nov 26th 2026", "2026-11-26T17:30:00.000Z"],
    ["26/11", "2026-11-26T17:30:00.000Z"],
    ["the 26th", "2026-11-26T17:30:00.000Z"],
    ["the 2nd", "2026-12-02T17:30:00.000Z"],
    ["5 January", "2027-01-05T17:30:00.000Z"],
    ["29 February 2028", "2028-02-29T17:30:00.000Z"],
    ["Wednesday", "2026-12-02T17:30:00.000Z"],
    ["Wednesday 3pm", "2026-11-25T15:00:00.000Z"],
    ["Wednesday 9am", "2026-12-02T09:00:00.000Z"],
    ["next Thursday", "2026-12-03T17:30:00.000Z"],
    ["midnight tomorrow", "2026-11-27T00:00:00.000Z"],
    ["no later than Friday noon", "2026-11-27T12:00:00.000Z"],
  ])("%s", (text, instant) => {
    expect(at(text)).toBe(instant);
  });

  test.each([
    ["between 9 and 11 tomorrow", "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"],
    ["Thu 9-11am", "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"],
    ["Thu 2-4pm", "2026-11-26T14:00:00.000Z", "2026-11-26T16:00:00.000Z"],
    ["Thu between 11 and 1", "2026-11-26T11:00:00.000Z", "2026-11-26T13:00:00.000Z"],
    ["from 13:30 to 15:00 on Friday", "2026-11-27T13:30:00.000Z", "2026-11-27T15:00:00.000Z"],
    ["2026-11-26 09:00-11:00", "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"],
  ])("a window: %s", (text, from, until) => {
    const read = due(text);
    expect([read.earliestAt?.toISOString(), read.dueAt.toISOString(), read.precision]).toEqual([from, until, "window"]);
  });

  test.each([
    ["soon"],
    ["as soon as possible"],
    ["ASAP"],
    ["shortly"],
    ["later"],
    ["when we can"],
    ["very soon"],
    ["straight away"],
  ])("“%s” is refused: it is not a time", (text) =>
    expect(() => due(text)).toThrow(/not a time a customer can hold us to/),
  );

  test.each([
    [""],
    ["banana"],
    ["Thu 25pm"],
    ["Thu 3pm or Fri"],
    ["31 February"],
    ["13/13"],
    ["by the"],
    ["99"],
    ["between 11 and 9 tomorrow"],
  ])("“%s” is not understood, and says what would be", (text) =>
    expect(() => due(text)).toThrow(/not understood.*Thu 3pm/),
  );

  it("refuses a time that has passed and says which it read", () => {
    expect(() => due("today 9am")).toThrow(
      "That is Wednesday 25 November 2026, 09:00, which has passed. Say a time ahead.",
    );
    expect(() => due("2026-11-20")).toThrow(/has passed/);
  });

  it("refuses a time more than two years ahead", () => {
    expect(() => due("2030-01-01")).toThrow(/more than two years/);
  });
});

describe("whose clock (ruling 9)", () => {
  it("reads a time on the customer's clock", () => {
    expect(at("Thu 3pm", wednesday, "Pacific/Auckland")).toBe("2026-11-26T02:00:00.000Z");
  });

  it("takes the customer's today, not ours", () => {
    const lateInLondon = new Date("2026-11-25T20:00:00Z");
    expect(at("tomorrow 9am", lateInLondon, "Pacific/Auckland")).toBe("2026-11-26T20:00:00.000Z");
  });

  it("ends a day with the owner's hours when the customer's day ends later", () => {
    expect(at("Thursday", wednesday, "America/Los_Angeles")).toBe("2026-11-26T17:30:00.000Z");
  });

  it("ends a day with the customer's day when it ends earlier", () => {
    const read = due("Thursday", wednesday, "Pacific/Auckland");
    expect(read.dueAt.toISOString()).toBe("2026-11-26T11:00:00.000Z");
    expect(read.explanation).toContain("when the customer's day ends");
  });

  it("takes the working time before a day on which the owner does not work", () => {
    const read = due("Sunday");
    expect(read.dueAt.toISOString()).toBe("2026-11-27T17:30:00.000Z");
    expect(read.explanation).toContain("the last working time before it");
  });

  it("takes the customer's day when no working time is left, and warns", () => {
    const read = due("today", saturday);
    expect(read.dueAt.toISOString()).toBe("2026-11-21T23:59:00.000Z");
    expect(read.warnings).toEqual([
      "There is no working time left before then. For the owner it is Saturday 21 November 2026, 23:59.",
    ]);
  });

  it("takes the customer's day when nobody has stated hours", () => {
    const nobody: OwnerCalendar = { zone: "Europe/London", hours: {}, from: "nobody" };
    expect(at("tomorrow", wednesday, "Europe/London", nobody)).toBe("2026-11-26T23:59:00.000Z");
    expect(at("in 3 working days", wednesday, "Europe/London", nobody)).toBe("2026-11-30T23:59:00.000Z");
    expect(at("end of next week", wednesday, "Europe/London", nobody)).toBe("2026-12-04T23:59:00.000Z");
    expect(() => due("in 3 working hours", wednesday, "Europe/London", nobody)).toThrow(/not understood/);
  });

  it("warns when the time is outside the owner's hours, and says what time it is for them", () => {
    expect(due("Sat 3pm").warnings).toEqual([
      "That is outside working hours. For the owner it is Saturday 28 November 2026, 15:00.",
    ]);
    expect(due("Thu 3pm").warnings).toEqual([]);
  });

  it("labels a zone that is assumed", () => {
    const read = readDue("Thu 3pm", {
      ...clocks(wednesday),
      customer: { zone: "Europe/London", from: "organisation" },
    });
    expect(read.explanation).toBe("Thursday 26 November 2026 at 15:00, the customer's time (Europe/London, assumed).");
  });

  it("freezes what it was computed from", () => {
    expect(due(" Thu 3pm ").calendar).toEqual({
      customer: { zone: "Europe/London", from: "stated" },
      owner: london,
      typed: "Thu 3pm",
      explanation: "Thursday 26 November 2026 at 15:00, the customer's time (Europe/London).",
    });
  });

  it("keeps several periods a day, and a shift past midnight", () => {
    const nights: OwnerCalendar = {
      zone: "Europe/London",
      hours: {
        wed: [
          ["09:00", "12:00"],
          ["22:00", "06:00"],
        ],
        thu: [["10:00", "24:00"]],
      },
      from: "person",
    };
    expect(at("in 4 working hours", wednesday, "Europe/London", nights)).toBe("2026-11-26T00:00:00.000Z");
    expect(at("today", wednesday, "Europe/London", nights)).toBe("2026-11-26T00:00:00.000Z");
    expect(due("tomorrow 3am", wednesday, "Europe/London", nights).warnings).toEqual([]);
    expect(due("tomorrow 8am", wednesday, "Europe/London", nights).warnings).toHaveLength(1);
  });
});

describe("when clocks change", () => {
  it("moves a time that does not exist forward and says so", () => {
    const before = new Date("2027-03-26T10:00:00Z");
    const read = due("2027-03-28 01:30", before);
    expect(read.dueAt.toISOString()).toBe("2027-03-28T01:30:00.000Z");
    expect(read.explanation).toContain("the clocks change that night");
  });

  it("takes the first of a time that comes twice", () => {
    const before = new Date("2027-10-29T10:00:00Z");
    expect(at("2027-10-31 01:30", before)).toBe("2027-10-31T00:30:00.000Z");
  });

  it("knows zones with odd offsets and a skipped day", () => {
    expect(at("Thu 3pm", wednesday, "Asia/Kathmandu")).toBe("2026-11-26T09:15:00.000Z");
    expect(at("tomorrow", wednesday, "Pacific/Apia")).toBe("2026-11-26T11:00:00.000Z");
  });
});

describe("properties of working time", () => {
  const instants = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
    .map((ms) => new Date(ms - (ms % 60_000)));

  it("never ends business outside hours, and never before now", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom("Europe/London", "America/New_York", "Asia/Tokyo"),
        (now, days, zone) => {
          const read = due(`in ${days} working days`, now, zone);
          expect(worksAt(Temporal.Instant.fromEpochMilliseconds(read.dueAt.getTime()), london)).toBe(true);
          expect(read.dueAt > now).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is never earlier for more working days or hours", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (now, count) => {
        expect(due(`in ${count + 1} working days`, now).dueAt >= due(`in ${count} working days`, now).dueAt).toBe(true);
        expect(due(`in ${count + 1} working hours`, now).dueAt > due(`in ${count} working hours`, now).dueAt).toBe(
          true,
        );
      }),
      { numRuns: 100 },
    );
  });
});
