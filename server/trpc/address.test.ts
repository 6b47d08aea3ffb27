import { describe, expect, test } from "vitest";
import { rowsInput as experienceRows } from "../experience/input";
import { rowsInput as numberRows, overviewInput } from "../numbers/input";
import { plansInput } from "../plans/input";
import { listInput as valueRows } from "../values/input";

const id = "0190a1b2-7c3d-7e4f-8a5b-0123456789ab";
const dashes = "-".repeat(36);

/** What Postgres would refuse, or would read as something else. */
const unreadable = [
  "",
  ".",
  id,
  `12.${dashes}`,
  `12.${id.replace("7e4f", "7e4")}-0`,
  `12.${id}'`,
  `1.5.${id}`,
  `99999999999999999.${id}`,
  `2026-99-99.${id}`,
  `2026-13-01T10:00:00Z_${id}`,
  `2026-11-22T25:00:00Z_${id}`,
  `2026-11-22T::::Z_${id}`,
  `2026-11-22T10:00:00Z_${dashes}`,
  `0000-01-01T10:00:00Z_${id}`,
  "null",
  `${"9".repeat(400)}.${id}`,
];

const lists = { numbers: numberRows, experience: experienceRows, values: valueRows, plans: plansInput };

describe.each(Object.entries(lists))("a list of %s", (_, input) => {
  test.each(unreadable)("begins anew at a place that cannot be read: %j", (after) =>
    expect(input.parse({ after }).after).toBeNull(),
  );

  test.each([[undefined], [null], [["a", "b"]], [{ rank: 1 }], [7]])("and at %j, which is no text", (after) =>
    expect(input.parse({ after }).after).toBeNull(),
  );
});

test("a place is read as it was written", () => {
  expect(numberRows.parse({ after: `-1200.${id}` }).after).toEqual({ rank: -1200, id });
  expect(experienceRows.parse({ after: `9100.${id}` }).after).toEqual({ rank: 9100, id });
  const at = "2026-11-22T10:00:00.123456Z";
  expect(plansInput.parse({ after: `${at}_${id}` }).after).toEqual({ at, id });
});

test.each(["2026-13-01", "2026-99-01", "0000-01-01", "2026-11-02", "2026-02", "01", "''"])("%j is no month", (month) =>
  expect(experienceRows.parse({ month }).month).toBeNull(),
);

test("a month is its first day", () => expect(experienceRows.parse({ month: "2026-02-01" }).month).toBe("2026-02-01"));

test.each(["0000-01-01", "2026-02-30", "-000001-01-01", "+010000-01-01", "today", "2026-1-1"])(
  "%j is no day of an address",
  (asOf) => {
    expect(overviewInput.parse({ asOf, from: asOf }).asOf).toBeNull();
    expect(numberRows.parse({ from: asOf }).from).toBeNull();
  },
);
