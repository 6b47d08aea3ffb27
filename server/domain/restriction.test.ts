import { describe, expect, test } from "vitest";
import type { DecisionState } from "./decision-words";
import { plainDate } from "./plain-date";
import { daysFault, isBacked, mayBeCited, type RestrictionState, restrictionState } from "./restriction";

const facts = {
  fromOn: plainDate("2026-11-21"),
  untilOn: plainDate("2027-05-20"),
  endedOn: null,
  decisionState: "in_effect" as const,
};

describe("a restriction", () => {
  test.each<[string, DecisionState, RestrictionState]>([
    ["2026-11-20", "in_effect", "ahead"],
    ["2026-11-21", "in_effect", "holds"],
    ["2027-05-20", "decided", "holds"],
    ["2027-05-20", "reviewed", "holds"],
    ["2027-05-21", "in_effect", "over"],
    ["2027-05-21", "reversed", "over"],
    ["2026-12-01", "reversed", "not_backed"],
    ["2026-12-01", "superseded", "not_backed"],
    ["2026-12-01", "closed", "not_backed"],
    ["2026-11-01", "withdrawn", "not_backed"],
  ])("on %s with its decision %s: %s", (today, decisionState, state) => {
    expect(restrictionState({ ...facts, decisionState }, plainDate(today))).toBe(state);
  });

  test("that was ended has ended, whatever its decision and its days", () => {
    const ended = { ...facts, endedOn: plainDate("2026-12-01"), decisionState: "reversed" as const };
    expect(restrictionState(ended, plainDate("2028-01-01"))).toBe("ended");
  });

  test.each([
    ["2026-11-20", "2026-12-01", /today or later/],
    ["2026-11-22", "2026-11-21", /or later/],
    ["2026-11-21", "2027-11-22", /within a year/],
    ["2028-02-29", "2029-03-01", /within a year/],
    ["2028-02-29", "2029-02-28", null],
    ["2026-11-21", "2026-11-21", null],
    ["2026-11-21", "2027-11-21", null],
  ])("from %s until %s", (fromOn, untilOn, sentence) => {
    const fault = daysFault({ fromOn: plainDate(fromOn), untilOn: plainDate(untilOn) }, plainDate("2026-11-21"));
    if (sentence) expect(fault).toMatch(sentence);
    else expect(fault).toBeNull();
  });

  test("is set up on what is decided, and stays backed while it is reviewed", () => {
    expect([mayBeCited("reviewed"), isBacked("reviewed")]).toEqual([false, true]);
    expect([mayBeCited("proposed"), isBacked("proposed")]).toEqual([false, false]);
  });
});
