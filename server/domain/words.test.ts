import { describe, expect, it } from "vitest";
import { correction } from "./correction";
import { cleanName, spoken } from "./name";
import { plainDate } from "./plain-date";
import { readKey, writeKey } from "./timeline";
import { instantIn, wallTimeIn } from "./wall-time";

describe("a name", () => {
  it("is composed, single-spaced and free of what cannot be seen", () => {
    expect(cleanName("  Zoe\u0308 \u200b \n Müller ")).toBe("Zoë Müller");
  });

  it.each([
    [1, "one"],
    [20, "twenty"],
    [21, "21"],
    [0, "no"],
  ])("%d is said %s", (number, words) => expect(spoken(number)).toBe(words));
});

describe("a correction", () => {
  it("keeps only what changed, before and after", () => {
    const at = new Date("2026-01-01T00:00:00Z");
    const before = { name: "Ann", place: null, happenedAt: at, kind: "person" };
    expect(correction(before, { name: "Anne", place: "", happenedAt: new Date(at) })).toEqual({
      fields: ["name"],
      details: { before: { name: "Ann" }, after: { name: "Anne" } },
    });
  });

  it("says that something was not known before", () => {
    expect(correction({}, { diedOn: plainDate("2026-01-01") }).details.before).toEqual({ diedOn: null });
  });
});

describe("a place in the timeline", () => {
  it("survives a link", () => {
    const key = { at: "2026-11-21T23:59:59.123456Z", id: "01a1f9b3-4d80-7ecc-9e71-5b54e872844e" };
    expect(readKey(writeKey(key))).toEqual(key);
  });

  it.each(["", "x", "2026-99-99T00:00:00Z_01a1f9b3-4d80-7ecc-9e71-5b54e872844e"])("%j is none", (text) =>
    expect(readKey(text)).toBeNull(),
  );
});

describe("a time on the wall", () => {
  it("is an instant in its zone and back", () => {
    const at = instantIn("Asia/Kathmandu", "2026-11-21T14:30");
    expect(at.toISOString()).toBe("2026-11-21T08:45:00.000Z");
    expect(wallTimeIn("Asia/Kathmandu", at)).toBe("2026-11-21T14:30");
  });

  it("that is skipped counts from the gap's end", () => {
    expect(instantIn("Europe/London", "2026-03-29T01:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });
});
