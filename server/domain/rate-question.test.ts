import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { contactChannels } from "./contact";
import { addDays, plainDate } from "./plain-date";
import { promiseKinds } from "./promise-words";
import { rateCuts, tenureBands } from "./rate-cuts";
import {
  notKnown,
  plainQuestion,
  type RateQuestion,
  rateAddress,
  rateFieldNames,
  rateFields,
  readRateCut,
  readRateQuestion,
  readRateRows,
  seenFrom,
  usualPeriod,
} from "./rate-question";

const today = plainDate("2026-11-22");
const anyDay = fc.integer({ min: -2000, max: 700 }).map((days) => addDays(today, days));
const anyWord = fc.stringMatching(/^[A-Za-z0-9äß&+=%#][A-Za-z0-9äß&+=%# ]{0,20}[A-Za-z0-9]$/);
const orUnknown = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.constant(notKnown));
const anyWhere = fc.record(
  {
    team: orUnknown(fc.uuid()),
    team_made: orUnknown(fc.uuid()),
    department: orUnknown(fc.uuid()),
    channel: orUnknown(fc.constantFrom(...contactChannels)),
    kind: orUnknown(fc.constantFrom(...promiseKinds)),
    band: orUnknown(anyWord),
    tenure: orUnknown(fc.constantFrom(...tenureBands)),
    stage: orUnknown(anyWord),
    clause: orUnknown(anyWord),
    segment: fc.oneof(fc.uuid(), fc.constantFrom("all", "ten_years")),
  },
  { requiredKeys: [] },
);
const anyQuestion: fc.Arbitrary<RateQuestion> = fc
  .record({
    days: fc.tuple(anyDay, fc.nat({ max: 900 })),
    level: fc.constantFrom("commitment" as const, "charter" as const),
    origin: fc.constantFrom("live" as const, "imported" as const),
    where: anyWhere,
    isMine: fc.boolean(),
    asOf: fc.oneof(
      fc.constant(null),
      anyDay,
      fc.date({ min: new Date("2020-01-01"), max: today7(), noInvalidDate: true }).map((at) => at.toISOString()),
    ),
  })
  .map(({ days: [from, length], ...rest }) => ({ from, to: addDays(from, length), ...rest }));

function today7(): Date {
  return new Date("2026-11-29");
}

describe("the address of a rate", () => {
  it("reads what it wrote, whatever is asked", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const address = Object.fromEntries(new URLSearchParams(rateAddress(question)));
        expect(readRateQuestion(address, today)).toEqual(question);
        expect(Object.keys(rateFields(question)).every((name) => rateFieldNames.some((known) => known === name))).toBe(
          true,
        );
      }),
    );
  });

  it("makes something sensible of anything at all", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...rateFieldNames, "person", "owner"), fc.string()), (fields) => {
        const { from, to, where } = readRateQuestion(fields, today);
        expect(from <= to).toBe(true);
        expect(Object.keys(where).every((cut) => rateCuts.some((known) => known === cut))).toBe(true);
      }),
    );
  });

  test.each([
    ["days the wrong way round", { from: "2026-11-20", to: "2026-11-01" }],
    ["a day that is none", { from: "2026-02-30", to: "2026-03-05" }],
    ["a level that is none", { level: "everything" }],
    ["both origins", { origin: "live,imported" }],
    ["a person", { person: "0192b1f0-0000-7000-8000-000000000000" }],
    ["a team by name", { team: "First line" }],
  ])("does not take %s", (_, fields) => {
    expect(readRateQuestion(fields, today)).toEqual(plainQuestion(usualPeriod(today)));
  });

  it("carries what else the page is asked with", () => {
    const address = rateAddress(plainQuestion({ from: today, to: today }), { by: "team", which: null });
    expect(address).toBe("from=2026-11-22&to=2026-11-22&by=team");
    expect([readRateCut("team"), readRateCut("person"), readRateCut(undefined)]).toEqual(["team", null, null]);
    expect([readRateRows("broken"), readRateRows("open"), readRateRows(undefined)]).toEqual(["broken", "due", "due"]);
  });
});

test.each([
  ["2026-11-22", "2026-08-17"],
  ["2026-11-23", "2026-08-24"],
  ["2026-11-25", "2026-08-24"],
])("usually thirteen whole weeks from a Monday and this one: seen on %s they begin on %s", (on, from) => {
  expect(usualPeriod(plainDate(on))).toEqual({ from, to: on });
});

describe("the instant a rate is seen from", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  test.each([
    [null, null],
    ["2026-11-01", "2026-11-01T18:15:00.000Z"],
    ["2026-11-01T07:00:00.000Z", "2026-11-01T07:00:00.000Z"],
    ["2026-11-22", null],
    ["2027-01-01", null],
  ])("%s is %s in Kathmandu", (asOf, at) => {
    expect(seenFrom(asOf, "Asia/Kathmandu", now)?.toISOString() ?? null).toBe(at);
  });
});
