import { expect, test } from "vitest";
import { changesBetween, type Version } from "./statement-changes";

const version: Version = {
  words: { title: "Ring before the letter goes out", job: "Buy in peace", moneyNote: null },
  ...{ owner: "Olive", decider: "Dora", door: "two_way", gate: "helps", stages: ["use"], affects: "direct" },
  axes: { time: 0, worry: 1, effort: 0, money: 0 },
  ...{ toldHow: "published", toldByOn: "2026-12-01", isUrgent: false, evidenceBasis: "assumption", told: ["Service"] },
  segments: [{ segment: "open_issue", name: null, effect: "better", count: 10 }],
  ...{ evidence: [], options: [{ title: "Ring", effect: "A voice" }, null] },
  predictions: [
    { measure: "Complaints", direction: "at_most", threshold: 3, probability: 0.8, resolveOn: "2027-01-15" },
  ],
};

test("the same version reads the same", () => expect(changesBetween(version, structuredClone(version))).toEqual([]));

test.each<[Partial<Version>, object]>([
  [
    { words: { ...version.words, moneyNote: "dearer" } },
    { field: "Money", before: "no change", after: "no change: dearer" },
  ],
  [{ axes: { ...version.axes, money: -2 } }, { field: "Money", after: "much worse" }],
  [
    { segments: [{ segment: "all", name: null, effect: "worse", count: 9 }] },
    { field: "Who is affected", after: "All customers (9), worse off" },
  ],
  [{ evidence: ["I found out from a letter."] }, { field: "It rests on", before: "an assumption" }],
  [{ predictions: [] }, { field: "Predictions", before: "Complaints at most 3 by 2027-01-15, 80 % sure", after: "" }],
  [
    { words: { ...version.words, stakeholders: [{ who: "Their carers", effect: "one call less", spoke: null }] } },
    { field: "Who else is touched", before: "", after: "Their carers, one call less" },
  ],
  [{ decider: "Olive" }, { field: "Decider", before: "Dora", after: "Olive" }],
])("what reads otherwise is told by its field: %j", (given, change) => {
  expect(changesBetween(version, { ...version, ...given })).toEqual([expect.objectContaining(change)]);
});

test("where words were erased nothing can be told", () => {
  expect(changesBetween({ ...version, words: null }, version)).toBeNull();
});
