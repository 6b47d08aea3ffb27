import { describe, expect, test } from "vitest";
import { heavySoFar, letterDefaults, letterQuestions, valuesOfLetter } from "./letter";
import { plainDate } from "./plain-date";

const writer = { id: "ines", departmentId: "risk", mayDecide: true };
const defaults = letterDefaults({ today: plainDate("2026-11-21"), writer, toldDepartments: ["risk", "service"] });
const limits = {
  counts: { all: 100, open_issue: 10, active: 60, ten_years: null },
  heavyShare: 0.1,
  heavyValueMinor: 5000,
};
const reading = (values: Record<string, string>) => (name: string) => values[name] ?? null;

describe("the letter", () => {
  test("asks at most twenty things on the light path, and none that has a default", () => {
    expect(letterQuestions.length).toBeLessThanOrEqual(20);
    const asked = letterQuestions.filter((name) => !name.startsWith("axes."));
    expect(asked.filter((name) => name in defaults)).toEqual([]);
  });

  test("is decided by its writer where they may, reviewed and told by honest defaults", () => {
    expect(defaults).toMatchObject({
      deciderId: "ines",
      toldByOn: "2026-12-05",
      "predictions.0.resolveOn": "2027-02-19",
    });
    const clerk = { ...writer, mayDecide: false };
    expect(letterDefaults({ today: plainDate("2026-11-21"), writer: clerk, toldDepartments: [] }).deciderId).toBe("");
  });

  test("comes back into its fields as it was typed", () => {
    const content = {
      title: "Ring",
      axes: { time: { step: "-1" } },
      stages: ["use", "leave"],
      options: [{ title: "a" }],
      answerDays: 3,
      isUrgent: true,
    };
    expect(valuesOfLetter(content)).toEqual({
      title: "Ring",
      "axes.time.step": "-1",
      "stages[]": ["use", "leave"],
      "options.0.title": "a",
      answerDays: "3",
      isUrgent: "on",
    });
  });

  test("weighs what is written so far", () => {
    expect(heavySoFar(reading({}), limits)).toEqual([]);
    expect(heavySoFar(reading({ "segments.open_issue": "better" }), limits)).toEqual([]);
    expect(heavySoFar(reading({ "segments.ten_years": "better" }), limits)).toEqual([]);
    expect(heavySoFar(reading({ "segments.active": "worse" }), limits)).toEqual(["share"]);
    expect(heavySoFar(reading({ "segments.active": "worse", affects: "none" }), limits)).toEqual([]);
    const few = { customers: 4, everyone: 100, valueMinor: 10 };
    expect(heavySoFar(reading({ "segments.active": "worse" }), limits, few)).toEqual([]);
    expect(heavySoFar(reading({ "segments.active": "worse" }), limits, { ...few, valueMinor: 9000 })).toEqual([
      "value",
    ]);
    expect(heavySoFar(reading({ door: "one_way", gate: "harms", "axes.money.step": "-2" }), limits)).toEqual([
      "one_way",
      "harms",
      "worse_axis",
    ]);
  });
});
