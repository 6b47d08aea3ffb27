import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDue } from "./due";
import type { OwnerCalendar } from "./due-calendar";
import { DomainError } from "./errors";
import { officeHours } from "./working-hours";

const owner: OwnerCalendar = { zone: "Europe/London", hours: officeHours, from: "organisation" };
/** Wednesday 25 November 2026, 10:00 in London. */
const now = new Date("2026-11-25T10:00:00Z");
const due = (text: string) => readDue(text, { now, customer: { zone: "Europe/London", from: "stated" }, owner });
const at = (text: string) => due(text).dueAt.toISOString().slice(0, 16);

describe("what people say for when, on a Wednesday at ten", () => {
  test.each([
    // A day and a time, in any order and spelling
    ["thursday at 15", "2026-11-26T15:00"],
    ["Thu 3 p.m.", "2026-11-26T15:00"],
    ["Thursday, 3 o’clock", "2026-11-26T15:00"],
    ["Thurs. 3.30 p.m.", "2026-11-26T15:30"],
    ["THU 15:00!", "2026-11-26T15:00"],
    ["at 3 in the afternoon on Thursday", "2026-11-26T15:00"],
    ["Thursday 10 in the morning", "2026-11-26T10:00"],
    ["Friday 15h30", "2026-11-27T15:30"],
    ["Friday at 1530", "2026-11-27T15:30"],
    ["Friday by 1530 hours", "2026-11-27T15:30"],
    ["by noon", "2026-11-25T12:00"],
    ["12 noon tomorrow", "2026-11-26T12:00"],
    ["before midday on Friday", "2026-11-27T12:00"],
    ["half nine tomorrow", "2026-11-26T09:30"],
    ["twenty past three", "2026-11-25T15:20"],
    ["quarter past 4 tomorrow", "2026-11-26T16:15"],
    ["this afternoon", "2026-11-25T17:00"],
    ["tomorrow afternoon", "2026-11-26T17:00"],
    ["Friday morning", "2026-11-27T12:00"],
    ["tonight", "2026-11-25T20:00"],
    ["12 midnight tomorrow", "2026-11-27T00:00"],
    // The end of something
    ["by end of day please", "2026-11-25T17:30"],
    ["EOD", "2026-11-25T17:30"],
    ["COB Friday", "2026-11-27T17:30"],
    ["close of play tomorrow", "2026-11-26T17:30"],
    ["by close on Friday", "2026-11-27T17:30"],
    ["end of business tomorrow", "2026-11-26T17:30"],
    ["end of the working day", "2026-11-25T17:30"],
    ["end of the working week", "2026-11-27T17:30"],
    ["by the end of next week", "2026-12-04T17:30"],
    ["the week after next", "2026-12-11T17:30"],
    ["EOW", "2026-11-27T17:30"],
    ["this month", "2026-11-30T17:30"],
    ["next month", "2026-12-31T17:30"],
    ["end of December", "2026-12-31T17:30"],
    ["end of October", "2027-10-29T16:30"],
    ["end of the year", "2026-12-31T17:30"],
    // Counted
    ["within 48 hours", "2026-11-27T10:00"],
    ["within forty-eight hours", "2026-11-27T10:00"],
    ["48 hours", "2026-11-27T10:00"],
    ["in half an hour", "2026-11-25T10:30"],
    ["in half of an hour", "2026-11-25T10:30"],
    ["in a quarter of an hour", "2026-11-25T10:15"],
    ["in three quarters of an hour", "2026-11-25T10:45"],
    ["in an hour and a half", "2026-11-25T11:30"],
    ["in two and a half hours", "2026-11-25T12:30"],
    ["in 1.5 hours", "2026-11-25T11:30"],
    ["in 2 hours and 20 minutes", "2026-11-25T12:20"],
    ["in 2h", "2026-11-25T12:00"],
    ["in the next hour", "2026-11-25T11:00"],
    ["within the hour", "2026-11-25T11:00"],
    ["in the next 2 hours", "2026-11-25T12:00"],
    ["2 hours from now", "2026-11-25T12:00"],
    ["in 2 working hours", "2026-11-25T12:00"],
    ["in 2 days' time", "2026-11-27T17:30"],
    ["2 business days", "2026-11-27T17:30"],
    ["next working day", "2026-11-26T17:30"],
    ["in a working week", "2026-12-02T17:30"],
    ["in a fortnight", "2026-12-09T17:30"],
    ["within the next week", "2026-12-02T17:30"],
    ["a week today", "2026-12-02T17:30"],
    ["a week on Thursday", "2026-12-03T17:30"],
    ["Thursday week", "2026-12-03T17:30"],
    // Weekdays of a week
    ["Thursday next week at 3pm", "2026-12-03T15:00"],
    ["next week Tuesday", "2026-12-01T17:30"],
    ["Friday this week", "2026-11-27T17:30"],
    ["on the coming Friday", "2026-11-27T17:30"],
    // Dates, the day before the month
    ["24 Dec", "2026-12-24T17:30"],
    ["by the 24th of December", "2026-12-24T17:30"],
    ["24/12/2026", "2026-12-24T17:30"],
    ["24.12.2026 15:00", "2026-12-24T15:00"],
    ["24-12-26", "2026-12-24T17:30"],
    ["3/12", "2026-12-03T17:30"],
    ["the 3rd", "2026-12-03T17:30"],
    ["Thursday the 3rd", "2026-12-03T17:30"],
    ["Thursday 24 December 2026", "2026-12-24T17:30"],
    ["December 24th, Thursday", "2026-12-24T17:30"],
    ["24 Nov", "2027-11-24T17:30"],
    ["the 31st", "2026-12-31T17:30"],
    ["29 February", "2028-02-29T17:30"],
    ["Christmas Eve noon", "2026-12-24T12:00"],
    ["New Year’s Eve", "2026-12-31T17:30"],
    // "Before" a day leaves the day before it; before a time it is the time
    ["before Friday", "2026-11-26T17:30"],
    ["before Friday noon", "2026-11-27T12:00"],
    ["before the 3rd", "2026-12-02T17:30"],
    ["before Christmas", "2026-12-24T17:30"],
    ["before tomorrow", "2026-11-25T17:30"],
    ["before the end of Friday", "2026-11-27T17:30"],
    ["before next week", "2026-11-27T17:30"],
    ["before next month", "2026-11-30T17:30"],
    ["on or before Friday", "2026-11-27T17:30"],
    ["by Friday at the latest", "2026-11-27T17:30"],
  ])("%s", (text, instant) => {
    expect(at(text)).toBe(instant);
  });

  test.each([
    ["between 9 and 11 on Friday", "2026-11-27T09:00", "2026-11-27T11:00"],
    ["Friday between 9 and half-past", null, null],
    ["between 9 and 11", "2026-11-25T09:00", "2026-11-25T11:00"],
    ["tomorrow 2–4 pm", "2026-11-26T14:00", "2026-11-26T16:00"],
    ["from 9 till 5 tomorrow", "2026-11-26T09:00", "2026-11-26T17:00"],
    ["9:30 to 11 on 24 Dec", "2026-12-24T09:30", "2026-12-24T11:00"],
  ])("a window: %s", (text, from, until) => {
    if (from === null) return expect(() => due(text)).toThrow(/not understood/);
    const read = due(text);
    expect([read.earliestAt?.toISOString().slice(0, 16), read.dueAt.toISOString().slice(0, 16)]).toEqual([from, until]);
  });

  test.each([
    ["soon"],
    ["sometime next week"],
    ["mid next week"],
    ["early next week"],
    ["beginning of next week"],
    ["later today"],
    ["around 3"],
    ["about 3pm"],
    ["3ish"],
    ["first thing tomorrow"],
    ["in a couple of days"],
    ["in a few hours"],
    ["asap, by Friday at the latest"],
    ["as soon as possible on Thursday"],
    ["as soon as we know more"],
    ["in due course"],
    ["hopefully tomorrow"],
    ["over the weekend"],
    ["lunchtime"],
    ["when the part is in"],
    ["shortly"],
    ["in a bit"],
    ["now"],
  ])("“%s” is refused as vague", (text) => {
    expect(() => due(text)).toThrow(/not a time a customer can hold us to/);
  });

  test.each([
    ["Thursday or Friday"],
    ["tomorrow at 9 or 10"],
    ["12/24/2026"],
    ["next"],
    ["in 123456789 days"],
    ["half past"],
    ["31 April"],
    ["0 Dec"],
    ["2026-13-01"],
    ["40 past 3"],
    ["quarter to 12am"],
    ["half 24"],
    ["half past 24"],
    ["tomorrow 24:30"],
    ["between 11pm and 1am"],
    ["before this month at noon tomorrow Friday"],
  ])("“%s” is not understood", (text) => {
    expect(() => due(text)).toThrow(/not understood/);
  });

  test.each([
    ["Friday 24 December 2026", /That date is Thursday 24 December 2026/],
    ["in 9999 working days", /more than two years/],
    ["in 9999 working hours", /more than two years/],
    ["9999 days", /more than two years/],
    ["before today", /has passed/],
    ["Monday this week", /has passed/],
    ["before this week", /has passed/],
  ])("“%s” is refused and says why", (text, sentence) => {
    expect(() => due(text)).toThrow(sentence);
  });
});

test("whatever is typed, the answer is a time ahead or a sentence", () => {
  const words =
    "in by before next this the end of week thu friday 3 31 24:00 9999 pm noon dec month between and to half past quarter 12am 24 a working days hours - / : .".split(
      " ",
    );
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((said) => said.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        expect(due(text).dueAt > now).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
    { numRuns: 2000 },
  );
});
