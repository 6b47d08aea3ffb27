import { describe, expect, test } from "vitest";
import { answerDue, heavyReasonsOf, mayFollow, pathInWords, pathOf, stateOf, type Weight } from "./decision";
import { moveKinds, states } from "./decision-words";

const light: Weight = {
  door: "two_way",
  gate: "helps",
  axes: { time: 0, worry: 2, effort: 1, money: 0 },
  stances: ["support", "conditions"],
  isReferred: false,
  affectedCount: 10,
  allCount: 100,
  valueMinor: 50_000,
};
const limits = { heavyShare: 0.1, heavyValueMinor: 50_000 };

describe("the state of a decision", () => {
  test("is where its last step led", () => {
    expect(stateOf([], false)).toBe("draft");
    expect(stateOf(["proposed"], false)).toBe("proposed");
    expect(stateOf(["proposed", "sent_back"], false)).toBe("draft");
    expect(stateOf(["proposed", "decided", "put_in_effect"], false)).toBe("in_effect");
    expect(stateOf(["proposed", "decided", "put_in_effect", "reviewed", "continued"], false)).toBe("in_effect");
    expect(stateOf(["proposed", "decided", "put_in_effect", "reviewed", "closed"], false)).toBe("closed");
  });

  test("is not moved by a referral or a review brought forward", () => {
    expect(stateOf(["referred"], false)).toBe("draft");
    expect(stateOf(["proposed", "decided", "review_moved"], false)).toBe("decided");
  });

  test("is superseded once a decided successor names it", () => {
    expect(stateOf(["proposed", "decided"], true)).toBe("superseded");
  });

  test("ends in rejected, withdrawn, reversed, superseded: nothing follows on them", () => {
    for (const state of states.filter((known) =>
      ["rejected", "withdrawn", "reversed", "superseded", "closed"].includes(known),
    ))
      expect(moveKinds.filter((kind) => mayFollow(kind, state))).toEqual([]);
  });
});

describe("the path", () => {
  test("is light at the limits themselves", () => {
    expect(heavyReasonsOf(light, limits)).toEqual([]);
    expect(pathOf([])).toBe("light");
    expect(pathInWords([])).toBe("light path");
  });

  test.each([
    ["one_way", { door: "one_way" }],
    ["harms", { gate: "harms" }],
    ["worse_axis", { axes: { ...light.axes, money: -1 } }],
    ["dissent", { stances: ["support", "dissent"] }],
    ["share", { affectedCount: 11 }],
    ["value", { valueMinor: 50_001 }],
    ["referred", { isReferred: true }],
  ] as const)("turns heavy by %s alone", (reason, given) => {
    const reasons = heavyReasonsOf({ ...light, ...given } as Weight, limits);
    expect(reasons).toEqual([reason]);
    expect(pathOf(reasons)).toBe("heavy");
  });

  test("knows no value trigger where none is set", () => {
    expect(heavyReasonsOf({ ...light, valueMinor: 1e12 }, { ...limits, heavyValueMinor: null })).toEqual([]);
  });

  test("is said with every reason", () => {
    expect(pathInWords(["dissent"])).toBe("heavy path, because of a dissent");
    expect(pathInWords(["one_way", "harms", "dissent"])).toBe(
      "heavy path, because it is a one-way door, it harms customers and of a dissent",
    );
  });
});

test("a proposal is overdue for its answer once the instant it was due by has passed, by the organisation's day", () => {
  const due = "2026-12-05T23:30:00.000Z";
  expect(answerDue(null, new Date(due), "UTC")).toBeNull();
  expect(answerDue(due, new Date(due), "UTC")).toEqual({ on: "2026-12-05", isOverdue: false });
  expect(answerDue(due, new Date("2026-12-05T23:30:00.001Z"), "Asia/Kathmandu")).toEqual({
    on: "2026-12-06",
    isOverdue: true,
  });
});
