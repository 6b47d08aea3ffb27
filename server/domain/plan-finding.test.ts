import { expect, test } from "vitest";
import { plainDate } from "./plain-date";
import { planReading, plansFinding, reportFinding, type TargetHeld } from "./plan-finding";

const [met, exact, short, unknown, none]: TargetHeld[] = [
  { planned: 10, happened: 11 },
  { planned: 10, happened: 10 },
  { planned: 10, happened: 9 },
  { planned: 10, happened: null },
  { planned: null, happened: 9 },
] as const;

test.each([
  ["reached", [met, exact], true],
  ["reached", [exact, none], true],
  ["in_part", [met, short], true],
  ["missed", [short, none], true],
  ["not_known", [met, unknown], true],
  ["not_known", [short, unknown], true],
  ["running", [met, unknown], false],
  ["running", [met, short], false],
  ["not_known", [unknown, none], true],
  ["not_known", [], false],
] as const)("a plan is %s", (reading, targets, isOver) => {
  expect(planReading(targets as readonly TargetHeld[], isOver)).toBe(reading);
});

test.each([
  [{ holding: 0, later: 0, drafts: 0, redrafted: 0 }, null],
  [{ holding: 1, later: 0, drafts: 2, redrafted: 0 }, "1 plan holds now; 2 are drafts."],
  [{ holding: 0, later: 1, drafts: 1, redrafted: 0 }, "No plan holds now; 1 is submitted for later; 1 is a draft."],
  [
    { holding: 2, later: 3, drafts: 0, redrafted: 2 },
    "2 plans hold now; 3 are submitted for later; 2 have newer drafts.",
  ],
  [{ holding: 1, later: 0, drafts: 0, redrafted: 1 }, "1 plan holds now; 1 has a newer draft."],
])("plans as they stand: %o", (standing, words) => {
  expect(plansFinding(standing)).toBe(words);
});

test("a report says which way its quarter went, and nothing where nobody moved or nobody knows", () => {
  const movement = { opening: 900, new: 300, wonBack: 40, lost: 100, closing: 1_140 };
  const begins = plainDate("2026-07-01");
  expect(reportFinding(begins, movement)).toBe("240 more came or were won back than were lost in Q3 2026.");
  expect(reportFinding(begins, { ...movement, new: 0, wonBack: 0, lost: 0 })).toBeNull();
  expect(reportFinding(begins, null)).toBeNull();
});
