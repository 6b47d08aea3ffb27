import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OwnerCalendar } from "./due-calendar";
import { addDays, dayIn, type Instant, plainDate } from "./plain-date";
import { type DueTime, rungsOf } from "./rung";
import { type Rung, rungs } from "./rung-words";
import { type Audience, isAtWork, nextAtWork, type Reader, type Telling, tellingOf } from "./telling";
import type { WorkingHours } from "./working-hours";

const at = (text: string) => new Date(text);
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const office: WorkingHours = Object.fromEntries(weekdays.map((day) => [day, [["09:00", "17:00"]]]));
const calendar = (zone: string, hours: WorkingHours = office): OwnerCalendar => ({ zone, hours, from: "person" });
const due = (since: string, dueAt: string, given: Partial<DueTime> = {}): DueTime => ({
  since: at(since),
  dueAt: at(dueAt),
  precision: "time",
  isMomentOfTruth: false,
  ...given,
});
const fallsOf = (time: DueTime, owner = calendar("Europe/London")) =>
  Object.fromEntries(rungsOf(time, owner).map(({ rung, fallsAt }) => [rung, fallsAt.toISOString().slice(0, 16)]));

describe("when the rungs fall", () => {
  test("half, four fifths, a quarter of an hour before, at due, to the managers a working day later", () => {
    expect(fallsOf(due("2026-11-23T09:00Z", "2026-11-25T09:00Z"))).toEqual({
      first: "2026-11-24T09:00",
      second: "2026-11-24T23:24",
      soon: "2026-11-25T08:45",
      due: "2026-11-25T09:00",
      lead: "2026-11-25T09:00",
      manager: "2026-11-26T09:00",
    });
  });

  test("a moment of truth on every rung earlier, or as early, as another one", () => {
    fc.assert(
      fc.property(dueTimes, zones, (time, zone) => {
        const usual = rungsOf({ ...time, isMomentOfTruth: false }, calendar(zone));
        const flagged = rungsOf({ ...time, isMomentOfTruth: true }, calendar(zone));
        for (const { rung, fallsAt } of flagged) {
          const other = usual.find((one) => one.rung === rung);
          if (other) expect(fallsAt.getTime()).toBeLessThanOrEqual(other.fallsAt.getTime());
        }
        const climbs = (falling: typeof usual, rung: Rung) =>
          falling.find((one) => one.rung === rung)?.fallsAt.getTime();
        expect(climbs(flagged, "lead")).toBeLessThan(climbs(usual, "lead") ?? 0);
        expect(climbs(flagged, "manager")).toBeLessThan(climbs(usual, "manager") ?? 0);
      }),
    );
  });

  test.each([
    ["a day has no quarter of an hour before it", { precision: "end_of_day" }, "2026-11-25T17:00Z"],
    ["promised for in less than half an hour", {}, "2026-11-23T09:30Z"],
  ] as const)("%s: not told shortly before", (_, given, dueAt) => {
    expect(fallsOf(due("2026-11-23T09:00Z", dueAt, given))).not.toHaveProperty("soon");
  });

  test.each([
    ["over a weekend", "Europe/London", "2026-11-27T15:00Z", "2026-11-30T15:00"],
    ["into summer time, which takes an hour", "Europe/London", "2026-03-27T15:00Z", "2026-03-30T14:00"],
    ["out of summer time, which gives one", "Europe/London", "2026-10-23T14:00Z", "2026-10-26T15:00"],
    ["at five and three quarters", "Asia/Kathmandu", "2026-11-25T09:15Z", "2026-11-26T09:15"],
    ["across the day that Samoa left out", "Pacific/Apia", "2011-12-29T19:00Z", "2012-01-01T19:00"],
  ])("a working day later %s", (_, zone, dueAt, expected) => {
    const since = new Date(at(dueAt).getTime() - 7_200_000).toISOString();
    expect(fallsOf(due(since, dueAt), calendar(zone)).manager).toBe(expected);
  });
});

const zones = fc.constantFrom(
  "Europe/London",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "America/New_York",
  "Australia/Lord_Howe",
  "UTC",
);
/** Around the days on which clocks change, in both directions, and on which Samoa left a day out. */
const around = fc.constantFrom(
  ...["2026-03-29", "2026-10-25", "2026-11-01", "2026-03-08", "2026-04-05", "2026-10-04", "2011-12-30"].map(plainDate),
);
const hour = 3_600_000;
const dueTimes: fc.Arbitrary<DueTime> = fc
  .record({
    day: around,
    after: fc.integer({ min: -72 * hour, max: 72 * hour }),
    length: fc.integer({ min: 60_000, max: 120 * hour }),
    precision: fc.constantFrom("time" as const, "end_of_day" as const, "window" as const),
    isMomentOfTruth: fc.boolean(),
  })
  .map(({ day, after, length, ...rest }) => {
    const since = at(`${day}T00:00Z`).getTime() + after;
    return { since: new Date(since), dueAt: new Date(since + length), ...rest };
  });

const periods = fc.constantFrom<WorkingHours>(
  office,
  {},
  { sun: [["22:00", "06:00"]], sat: [["00:00", "24:00"]] },
  {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    sat: [["01:00", "03:30"]],
    sun: [["01:15", "01:45"]],
  },
);
const readers = (id: string): fc.Arbitrary<Reader> =>
  fc
    .record({ zone: zones, hours: periods, day: around, back: fc.integer({ min: -4, max: 2 }), away: fc.nat(5) })
    .map(({ zone, hours, day, back, away }) => ({
      id,
      calendar: calendar(zone, hours),
      away: away === 0 ? [] : [{ fromOn: addDays(day, back), untilOn: away === 5 ? null : addDays(day, back + away) }],
    }));
const audiences: fc.Arbitrary<Audience> = fc.record({
  owner: fc.option(readers("owner")),
  leads: fc.tuple(readers("lead")),
  managers: fc.tuple(readers("manager"), readers("other manager")),
});

type ToldAt = Map<Rung, { at: Instant; telling: Telling }>;

/** What a worker does at an instant: tells what has fallen and may be told, remembers it, and says when to look again. */
function look(time: DueTime, audience: Audience, now: Instant, told: ToldAt): Instant | null {
  const waits: number[] = [];
  for (const { rung, fallsAt } of rungsOf(time, audience.owner?.calendar ?? calendar("UTC"))) {
    if (told.has(rung)) continue;
    const telling = fallsAt <= now ? tellingOf(rung, time.dueAt, audience, now) : null;
    if (telling?.kind === "told") told.set(rung, { at: now, telling });
    else waits.push((telling?.until ?? fallsAt).getTime());
  }
  return waits.length > 0 ? new Date(Math.min(...waits)) : null;
}

describe("whom a rung is told to, and when", () => {
  test("every rung exactly once, none early, whatever the clock does and whenever somebody looks", () => {
    fc.assert(
      fc.property(
        dueTimes,
        audiences,
        fc.array(fc.integer({ min: -6 * hour, max: 30 * hour }), { minLength: 1, maxLength: 60 }),
        (time, audience, steps) => {
          const told: ToldAt = new Map();
          let now = time.since.getTime();
          for (const step of steps) {
            // Also backwards: a clock that is put right.
            now += step;
            look(time, audience, new Date(now), told);
          }
          let next: Instant | null = new Date(Math.max(now, time.since.getTime()));
          for (let looks = 0; next && looks < 20; looks += 1) next = look(time, audience, next, told);
          expect(next).toBeNull();
          const falling = rungsOf(time, audience.owner?.calendar ?? calendar("UTC"));
          expect([...told.keys()].sort()).toEqual(falling.map(({ rung }) => rung).sort());
          for (const { rung, fallsAt } of falling) {
            expect(told.get(rung)?.at.getTime()).toBeGreaterThanOrEqual(fallsAt.getTime());
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("by mail only to who is at work then; where nobody is before due, quietly to who is not away", () => {
    fc.assert(
      fc.property(dueTimes, audiences, fc.constantFrom(...rungs), fc.nat(200 * hour), (time, audience, rung, later) => {
        const now = new Date(time.since.getTime() + later);
        const telling = tellingOf(rung, time.dueAt, audience, now);
        if (telling.kind === "waits") {
          expect(telling.until > now).toBe(true);
          return;
        }
        expect(telling.to.length).toBeGreaterThan(0);
        if (!telling.isQuiet) for (const reader of telling.to) expect(isAtWork(reader, now)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("the next moment at work is one, and there is none before it", () => {
    fc.assert(
      fc.property(readers("anybody"), around, fc.nat(96 * 4), (reader, day, quarters) => {
        const from = new Date(at(`${day}T00:00Z`).getTime() + (quarters - 192) * (hour / 4));
        const next = nextAtWork(reader, from);
        if (next === null) return;
        expect(isAtWork(reader, next)).toBe(true);
        for (let early = from.getTime() + 1; early < next.getTime(); early += 7 * (hour / 4) + 1) {
          const isWorking = isAtWork(reader, new Date(early));
          if (isWorking) expect(nextAtWork(reader, new Date(early - 1))?.getTime()).toBeGreaterThanOrEqual(early);
        }
      }),
      { numRuns: 300 },
    );
  });

  const here = (id: string, hours: WorkingHours = { sun: [["00:00", "24:00"]] }): Reader => ({
    id,
    calendar: calendar("UTC", hours),
    away: [],
  });
  const gone = (reader: Reader): Reader => ({ ...reader, away: [{ fromOn: plainDate("2026-11-01"), untilOn: null }] });
  const sunday = at("2026-11-22T10:00Z");
  const noon = at("2026-11-22T12:00Z");
  const namesOf = (telling: Telling) =>
    telling.kind === "told" ? [telling.to.map(({ id }) => id), telling.isQuiet] : telling.until.toISOString();
  const busy = here("owner");
  const later = here("owner", { sun: [["11:00", "11:30"]] });
  const office_ = here("owner", office);
  const lead = here("lead");
  const weekdayLead = here("lead", office);
  const manager = here("manager");

  test.each<[string, Rung, Reader | null, Reader, string[] | string, boolean?]>([
    ["its owner at work", "first", busy, lead, ["owner"]],
    ["its owner begins before it is due", "first", later, lead, "2026-11-22T11:00:00.000Z"],
    ["its owner does not work before it is due", "first", office_, lead, ["lead"]],
    ["its owner is away", "second", gone(busy), lead, ["lead"]],
    ["owned by a team", "soon", null, lead, ["lead"]],
    ["nobody works before it is due", "first", office_, weekdayLead, ["owner"], true],
    ["nobody works and its owner is away", "first", gone(office_), weekdayLead, ["lead"], true],
    ["the lead is away", "lead", busy, gone(lead), ["manager"]],
  ])("%s", (_, rung, owner, leading, expected, isQuiet = false) => {
    const managers = rung === "first" ? [here("manager", office)] : [manager];
    const telling = tellingOf(rung, noon, { owner, leads: [leading], managers }, sunday);
    expect(namesOf(telling)).toEqual(typeof expected === "string" ? expected : [expected, isQuiet]);
  });

  test("a day in the reader's zone decides whether they are away", () => {
    const reader: Reader = {
      id: "somebody",
      calendar: calendar("Asia/Kathmandu", {}),
      away: [{ fromOn: plainDate("2026-11-22"), untilOn: plainDate("2026-11-22") }],
    };
    expect(dayIn("Asia/Kathmandu", at("2026-11-21T18:15Z"))).toBe("2026-11-22");
    expect(isAtWork(reader, at("2026-11-21T18:14Z"))).toBe(true);
    expect(isAtWork(reader, at("2026-11-21T18:15Z"))).toBe(false);
    expect(nextAtWork(reader, at("2026-11-22T01:00Z"))).toEqual(at("2026-11-22T18:15Z"));
  });
});
