import { describe, expect, test } from "vitest";
import {
  type Deciding,
  isReviewDay,
  missingForPosition,
  missingToDecide,
  missingToTakeEffect,
  type Position,
} from "./deciding";
import { plainDate } from "./plain-date";

const today = plainDate("2026-11-21");
const ready: Deciding = {
  isLatestProposed: true,
  byId: "decider",
  deciderId: "decider",
  ownerId: "owner",
  reasons: [],
  hasOption: true,
  positionCount: 1,
  overrule: null,
  board: null,
  reviewOn: plainDate("2027-02-01"),
  today,
  isUrgent: false,
  replacedState: null,
};
const because = "Four hours needs a night shift we do not have.";
const said = (it: Partial<Deciding>) => missingToDecide({ ...ready, ...it }).map(({ sentence }) => sentence);

describe("a decision", () => {
  test("can be made when nothing is missing", () => {
    expect(said({})).toEqual([]);
    expect(said({ ownerId: "decider" })).toEqual([]);
    expect(said({ reasons: ["dissent"], board: "noted", overrule: because })).toEqual([]);
    expect(said({ replacedState: "in_effect" })).toEqual([]);
  });

  test.each([
    ["an older version", { isLatestProposed: false }, /latest version/],
    ["somebody else", { byId: "owner" }, /named decider/],
    [
      "the owner on the heavy path",
      { ownerId: "decider", reasons: ["one_way"], board: "supported" },
      /other than the owner/,
    ],
    ["no option", { hasOption: false }, /Choose one/],
    ["no position", { positionCount: 0 }, /advocate/],
    ["an unanswered dissent", { reasons: ["dissent"], board: "noted" }, /overruled by name/],
    ["an answer too short", { reasons: ["harms"], board: "noted", overrule: ` ${"x".repeat(39)} ` }, /40 characters/],
    ["an overrule of nothing", { overrule: because }, /nothing to overrule/],
    ["the board not asked", { reasons: ["share"] }, /the board looks at it first/],
    ["the board against", { board: "referred_back" }, /referred it back/],
    ["no review day", { reviewOn: null }, /Set a review day/],
    ["a review today", { reviewOn: today }, /Set a review day/],
    ["a review in eight years", { reviewOn: plainDate("2034-11-21") }, /twelve months/],
    ["an urgent one reviewed late", { isUrgent: true }, /within 14 days/],
    ["a predecessor that has gone", { replacedState: "superseded" }, /does not stand any more/],
  ] as [string, Partial<Deciding>, RegExp][])("is refused with one sentence: %s", (_, given, sentence) => {
    expect(said(given)).toEqual([expect.stringMatching(sentence)]);
  });

  test("may be reviewed from tomorrow to a year from today, 29 February included", () => {
    expect(isReviewDay(plainDate("2026-11-22"), today)).toBe(true);
    expect(isReviewDay(plainDate("2027-11-21"), today)).toBe(true);
    expect(isReviewDay(plainDate("2027-11-22"), today)).toBe(false);
    expect(isReviewDay(plainDate("2029-02-28"), plainDate("2028-02-29"))).toBe(true);
    expect(isReviewDay(plainDate("2029-03-01"), plainDate("2028-02-29"))).toBe(false);
  });
});

describe("a position", () => {
  const position: Position = {
    state: "proposed",
    isLatest: true,
    stance: "support",
    isAppointed: true,
    isThirdPerson: true,
    customerInput: "They say the letter frightens them.",
    reason: null,
  };
  const lacking = (it: Partial<Position>) => missingForPosition({ ...position, ...it }).map(({ sentence }) => sentence);

  test("is taken by an appointed third person", () => expect(lacking({})).toEqual([]));

  test("after deciding is a dissent only", () => {
    expect(lacking({ state: "in_effect" })).toEqual([expect.stringMatching(/late dissent/)]);
    expect(lacking({ state: "in_effect", stance: "dissent", reason: because })).toEqual([]);
  });

  test.each([
    ["a draft", { state: "draft" }, /proposed/],
    ["an older version", { isLatest: false }, /latest version/],
    ["nobody appointed", { isAppointed: false }, /appointed/],
    ["the owner", { isThirdPerson: false }, /third person/],
    ["no customer in it", { customerInput: "Fine." }, /what customers say/],
    ["a dissent without reason", { stance: "dissent", reason: "No." }, /Say the reason/],
  ] as [string, Partial<Position>, RegExp][])("is refused: %s", (_, given, sentence) => {
    expect(lacking(given)).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("taking effect", () => {
  test("waits for every department's latest answer", () => {
    expect(missingToTakeEffect([{ answer: "will_act" }, { answer: "no_effect_here" }])).toEqual([]);
    expect(missingToTakeEffect([])).toHaveLength(1);
    expect(missingToTakeEffect([{ answer: null }, { answer: "objection" }])).toHaveLength(2);
  });
});
