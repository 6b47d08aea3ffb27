import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { OwnerCalendar } from "./due-calendar";
import { plainDate } from "./plain-date";
import { officeHours, type WorkingHours, weekdays } from "./working-hours";
import { closedOn } from "./working-periods";
import {
  addWorkingDays,
  addWorkingMinutes,
  lastWorkingMoment,
  nextWorkingMoment,
  worksAt,
  worksOn,
} from "./working-time";

const instant = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const closed = (...days: string[]) => days.map((on) => ({ on: plainDate(on), name: "Closed" }));
const everyDay = (...periods: [string, string][]): WorkingHours =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, periods]));
const calendar = (zone: string, hours: WorkingHours, ...days: string[]): OwnerCalendar => ({
  zone,
  hours,
  from: "team",
  closed: closed(...days),
});

const nights = (zone = "Europe/London", ...days: string[]) => calendar(zone, everyDay(["22:00", "06:00"]), ...days);
const london = (...days: string[]) => calendar("Europe/London", officeHours, ...days);

describe("working minutes over awkward days", () => {
  test.each<[string, OwnerCalendar, string, number, string | null]>([
    ["an afternoon and the next morning", london(), "2026-11-25T16:30:00Z", 120, "2026-11-26T10:00:00Z"],
    ["over a weekend", london(), "2026-11-27T17:00:00Z", 60, "2026-11-30T09:30:00Z"],
    ["over a closed day", london("2026-11-26"), "2026-11-25T17:00:00Z", 60, "2026-11-27T09:30:00Z"],
    [
      "over a closed Friday and the weekend",
      london("2026-12-25", "2026-12-28"),
      "2026-12-24T17:00:00Z",
      60,
      "2026-12-29T09:30:00Z",
    ],
    ["begun on a closed day", london("2026-11-25"), "2026-11-25T12:00:00Z", 30, "2026-11-26T09:30:00Z"],
    ["a closed Saturday changes nothing", london("2026-11-28"), "2026-11-27T17:00:00Z", 60, "2026-11-30T09:30:00Z"],
    ["to the minute a period ends", london(), "2026-11-25T17:00:00Z", 30, "2026-11-25T17:30:00Z"],
    [
      "several periods a day",
      calendar("Europe/London", everyDay(["09:00", "12:00"], ["13:00", "17:00"])),
      "2026-11-25T11:30:00Z",
      60,
      "2026-11-25T13:30:00Z",
    ],
    [
      "periods that overlap count once",
      calendar("Europe/London", everyDay(["09:00", "12:00"], ["10:00", "13:00"])),
      "2026-11-25T09:00:00Z",
      240,
      "2026-11-25T13:00:00Z",
    ],
    [
      "a day that ends at 24:00 meets one that begins at 00:00",
      calendar("Europe/London", { wed: [["18:00", "24:00"]], thu: [["00:00", "02:00"]] }),
      "2026-11-25T23:00:00Z",
      120,
      "2026-11-26T01:00:00Z",
    ],
    ["a night shift", nights(), "2026-11-25T23:00:00Z", 60 * 8, "2026-11-26T23:00:00Z"],
    [
      "the night before a closed day is worked to its end",
      nights("Europe/London", "2026-11-26"),
      "2026-11-25T22:00:00Z",
      60 * 9,
      "2026-11-27T23:00:00Z",
    ],
    [
      "a night shift over the spring gap is an hour shorter",
      nights(),
      "2027-03-27T22:00:00Z",
      60 * 7,
      "2027-03-28T05:00:00Z",
    ],
    [
      "a night shift over the autumn fold is an hour longer",
      nights(),
      "2027-10-30T21:00:00Z",
      60 * 9,
      "2027-10-31T06:00:00Z",
    ],
    [
      "a period inside the gap is no work",
      calendar("Europe/London", everyDay(["01:15", "01:45"])),
      "2027-03-27T12:00:00Z",
      30,
      "2027-03-29T00:45:00Z",
    ],
    [
      "a period that begins in the gap begins when the clocks have changed",
      calendar("Europe/London", everyDay(["01:30", "03:00"])),
      "2027-03-27T12:00:00Z",
      60,
      "2027-03-28T02:00:00Z",
    ],
    [
      "Lord Howe changes by half an hour: the gap",
      calendar("Australia/Lord_Howe", everyDay(["01:00", "03:00"])),
      "2026-10-03T12:00:00Z",
      90,
      "2026-10-03T16:00:00Z",
    ],
    [
      "Lord Howe changes by half an hour: the fold",
      calendar("Australia/Lord_Howe", everyDay(["01:00", "03:00"])),
      "2027-04-03T12:00:00Z",
      150,
      "2027-04-03T16:30:00Z",
    ],
    ["Kathmandu", calendar("Asia/Kathmandu", officeHours), "2026-11-25T11:30:00Z", 30, "2026-11-26T03:30:00Z"],
    [
      "Apia had no 30 December 2011",
      calendar("Pacific/Apia", everyDay(["09:00", "17:00"])),
      "2011-12-30T02:00:00Z",
      120,
      "2011-12-30T20:00:00Z",
    ],
    [
      "a night shift of Apia into the day that was not ends with the change",
      calendar("Pacific/Apia", { thu: [["22:00", "06:00"]], sat: [["09:00", "17:00"]] }),
      "2011-12-30T08:00:00Z",
      180,
      "2011-12-30T20:00:00Z",
    ],
    ["no hours at all", calendar("Europe/London", {}), "2026-11-25T10:00:00Z", 1, null],
    ["only days without hours", calendar("Europe/London", { mon: [], tue: [] }), "2026-11-25T10:00:00Z", 1, null],
    [
      "further than two years",
      calendar("Europe/London", { mon: [["09:00", "09:10"]] }),
      "2026-11-25T10:00:00Z",
      2000,
      null,
    ],
  ])("%s", (_, owner, from, minutes, expected) => {
    expect(addWorkingMinutes(instant(from), minutes, owner)?.toString() ?? null).toBe(expected);
  });
});

describe("the working moments around an instant", () => {
  test.each<[string, OwnerCalendar, string, string | null, string | null]>([
    ["at work", london(), "2026-11-25T12:00:00Z", "2026-11-25T12:00:00Z", "2026-11-25T12:00:00Z"],
    [
      "the end of a day is still work, but nobody goes on",
      london(),
      "2026-11-25T17:30:00Z",
      "2026-11-25T17:30:00Z",
      "2026-11-26T09:00:00Z",
    ],
    ["the start of a day", london(), "2026-11-25T09:00:00Z", "2026-11-24T17:30:00Z", "2026-11-25T09:00:00Z"],
    ["a closed Monday", london("2026-11-30"), "2026-11-30T12:00:00Z", "2026-11-27T17:30:00Z", "2026-12-01T09:00:00Z"],
    [
      "three weeks closed",
      london(...Array.from({ length: 21 }, (_, n) => day("2026-12-14").add({ days: n }).toString())),
      "2026-12-26T12:00:00Z",
      "2026-12-11T17:30:00Z",
      "2027-01-04T09:00:00Z",
    ],
    ["in the night", nights(), "2026-11-26T03:00:00Z", "2026-11-26T03:00:00Z", "2026-11-26T03:00:00Z"],
    [
      "the morning of a closed day, after the night",
      nights("Europe/London", "2026-11-26"),
      "2026-11-26T03:00:00Z",
      "2026-11-26T03:00:00Z",
      "2026-11-26T03:00:00Z",
    ],
    [
      "the evening of a closed day",
      nights("Europe/London", "2026-11-26"),
      "2026-11-26T23:00:00Z",
      "2026-11-26T06:00:00Z",
      "2026-11-27T22:00:00Z",
    ],
    [
      "a long shift that ran past a short one",
      calendar("Europe/London", { tue: [["20:00", "19:00"]], wed: [["09:00", "10:00"]] }),
      "2026-12-02T12:00:00Z",
      "2026-12-02T12:00:00Z",
      "2026-12-02T12:00:00Z",
    ],
    ["no hours", calendar("Europe/London", {}), "2026-11-25T12:00:00Z", null, null],
    [
      "hours that are always closed",
      london(...Array.from({ length: 900 }, (_, n) => day("2025-10-01").add({ days: n }).toString())),
      "2026-11-25T12:00:00Z",
      null,
      null,
    ],
  ])("%s", (_, owner, at, last, next) => {
    expect(lastWorkingMoment(instant(at), owner)?.toString() ?? null).toBe(last);
    expect(nextWorkingMoment(instant(at), owner)?.toString() ?? null).toBe(next);
  });
});

describe("working days", () => {
  test.each<[string, OwnerCalendar, string, number, string | null]>([
    ["over a weekend", london(), "2026-11-26", 2, "2026-11-30"],
    ["none is today", london(), "2026-11-28", 0, "2026-11-28"],
    ["over Christmas", london("2026-12-25", "2026-12-26", "2026-12-28"), "2026-12-24", 1, "2026-12-29"],
    [
      "a zero-hour day does not count",
      calendar("Europe/London", { ...officeHours, wed: [] }),
      "2026-11-24",
      1,
      "2026-11-26",
    ],
    [
      "a night shift's day is the one it begins on",
      nights("Europe/London", "2026-11-26"),
      "2026-11-25",
      1,
      "2026-11-27",
    ],
    [
      "a day whose hours the clocks skip",
      calendar("Europe/London", everyDay(["01:15", "01:45"])),
      "2027-03-27",
      1,
      "2027-03-29",
    ],
    ["the day Apia skipped", calendar("Pacific/Apia", everyDay(["09:00", "17:00"])), "2011-12-29", 1, "2011-12-31"],
    ["without hours, Monday to Friday", calendar("Europe/London", {}, "2026-11-30"), "2026-11-27", 1, "2026-12-01"],
    ["more than four years", london(), "2026-11-25", 3000, null],
  ])("%s", (_, owner, from, count, expected) => {
    expect(addWorkingDays(day(from), count, owner)?.toString() ?? null).toBe(expected);
  });

  test("a calendar from before there were closed days has none", () => {
    const older: OwnerCalendar = { zone: "Europe/London", hours: officeHours, from: "organisation" };
    expect(worksOn(day("2026-12-25"), older)).toBe(true);
  });
});

/**
 * The slow way, by nothing but the wall clock: a minute is worked when its time of day lies in a period of its own day,
 * or in the part past midnight of a period of the day before. It shares no code with what it judges.
 */
function isWorkedMinute(epochMinute: number, owner: OwnerCalendar): boolean {
  const { wall, on, before } = wallOf(epochMinute, owner.zone);
  const own = periodsOf(owner, on).some(([from, to]) => from <= wall && (wall < to || to <= from));
  const carried = periodsOf(owner, before).some(([from, to]) => to <= from && wall < to);
  return own || carried;
}

function periodsOf(owner: OwnerCalendar, on: string): [string, string][] {
  if (owner.closed?.some((closedDay) => closedDay.on === on)) return [];
  const weekday = weekdays[(new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";
  return owner.hours[weekday] ?? [];
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallOf(epochMinute: number, zone: string): { wall: string; on: string; before: string } {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  formats.set(zone, format);
  const [on = "", wall = ""] = format.format(epochMinute * 60_000).split(" ");
  const before = new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return { wall, on, before };
}

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => {
  const minutes = n * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});
const period = fc
  .tuple(quarter, fc.oneof(quarter, fc.constant("24:00")))
  .filter(([from, to]) => from !== to) as fc.Arbitrary<[string, string]>;
const someHours = fc
  .array(fc.array(period, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
  .map((week) => Object.fromEntries(weekdays.map((weekday, n) => [weekday, week[n] ?? []])) as WorkingHours);
const closedDays = fc
  .uniqueArray(fc.integer({ min: -3, max: 12 }), { maxLength: 6 })
  .map((days) => days.toSorted((a, b) => a - b));

/** Around days on which clocks do something, and an ordinary one. */
const places = fc.constantFrom<[string, string]>(
  ["Europe/London", "2027-03-27"],
  ["Europe/London", "2027-10-30"],
  ["Australia/Lord_Howe", "2026-10-03"],
  ["Australia/Lord_Howe", "2027-04-03"],
  ["Asia/Kathmandu", "2026-11-25"],
  ["America/New_York", "2026-11-01"],
  ["Pacific/Apia", "2011-12-29"],
  ["Africa/Cairo", "2027-04-29"],
);
const world = fc.record({
  place: places,
  hours: someHours,
  closedDays,
  minuteOfTwoDays: fc.integer({ min: 0, max: 2880 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

function worldOf({ place: [zone, on], hours, closedDays: ahead, minuteOfTwoDays }: World) {
  const first = day(on);
  const owner = calendar(zone, hours, ...ahead.map((n) => first.add({ days: n }).toString()));
  const from = first.toZonedDateTime(zone).toInstant().add({ minutes: minuteOfTwoDays });
  return { owner, from, first };
}

/** Hours whose ends a fold doubles are left to the table: there the wall clock alone cannot tell which of two is meant. */
const isPlain = ({ place: [zone], hours }: World) =>
  zone === "Asia/Kathmandu" ||
  zone === "Pacific/Apia" ||
  Object.values(hours).every((periods) => periods.every((ends) => ends.every((end) => !/^0[0-3]:|^2[34]:/.test(end))));

describe("properties of working time", () => {
  test("minutes of work are those of the wall clock, counted one by one", () => {
    fc.assert(
      fc.property(world.filter(isPlain), fc.integer({ min: 1, max: 900 }), (given, minutes) => {
        const { owner, from } = worldOf(given);
        const found = addWorkingMinutes(from, minutes, owner);
        const start = from.epochMilliseconds / 60_000;
        let counted = 0;
        let minute = start;
        for (; counted < minutes && minute < start + 8 * 1440; minute++) if (isWorkedMinute(minute, owner)) counted++;
        if (counted === minutes) expect(found?.epochMilliseconds).toBe(minute * 60_000);
        else expect(found === null || found.epochMilliseconds > minute * 60_000).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("the next and the last working moment are those of the wall clock", () => {
    fc.assert(
      fc.property(world.filter(isPlain), (given) => {
        const { owner, from } = worldOf(given);
        const start = from.epochMilliseconds / 60_000;
        const minutes = Array.from({ length: 3 * 1440 }, (_, n) => n);
        const next = minutes.find((n) => isWorkedMinute(start + n, owner));
        const last = minutes.find((n) => isWorkedMinute(start - n - 1, owner));
        if (next !== undefined) expect(nextWorkingMoment(from, owner)?.epochMilliseconds).toBe((start + next) * 60_000);
        if (last !== undefined) expect(lastWorkingMoment(from, owner)?.epochMilliseconds).toBe((start - last) * 60_000);
      }),
      { numRuns: 100 },
    );
  });

  test("nothing lands outside hours, and nothing before it began", () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 5000 }), (given, minutes) => {
        const { owner, from } = worldOf(given);
        for (const found of [addWorkingMinutes(from, minutes, owner), nextWorkingMoment(from, owner)]) {
          if (!found) continue;
          expect(worksAt(found, owner)).toBe(true);
          expect(Temporal.Instant.compare(found, from)).toBeGreaterThanOrEqual(0);
        }
        const last = lastWorkingMoment(from, owner);
        if (last) expect(worksAt(last, owner)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("more minutes and a later start are never earlier", () => {
    fc.assert(
      fc.property(
        world,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        (given, minutes, more, later) => {
          const { owner, from } = worldOf(given);
          const one = addWorkingMinutes(from, minutes, owner);
          const other = addWorkingMinutes(from.add({ minutes: later }), minutes + more, owner);
          if (one && other) expect(Temporal.Instant.compare(one, other)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("working days never land on a closed or idle day, and more days are later", () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 30 }), (given, count) => {
        const { owner, first } = worldOf(given);
        const reached = addWorkingDays(first, count, owner);
        const next = addWorkingDays(first, count + 1, owner);
        if (!reached || !next) return;
        expect(closedOn(reached, owner)).toBeNull();
        if (Object.values(owner.hours).some((periods) => periods.length > 0))
          expect(worksOn(reached, owner)).toBe(true);
        expect(Temporal.PlainDate.compare(reached, next)).toBe(-1);
      }),
      { numRuns: 500 },
    );
  });
});
