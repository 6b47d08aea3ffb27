import { describe, expect, test } from "vitest";
import type { DissentDocument, PositionDocument } from "./decision-document";
import { type Dissenting, missingForDissent, missingToTakeBack, stancesOf, standingDissents } from "./dissent";
import { voicesOf } from "./voices";

const dissent = { kind: "dissent", takesBackId: null, afterDecision: false } as const;
const back = (takesBackId: string, afterDecision = false) =>
  ({ id: `not ${takesBackId}`, kind: "taken_back", takesBackId, afterDecision }) as const;

describe("what stands", () => {
  test("is every dissent nobody took back", () => {
    const facts = [{ id: "a", ...dissent }, { id: "b", ...dissent }, back("a")];
    expect(standingDissents(facts).map(({ id }) => id)).toEqual(["b"]);
  });

  test("for the path is what had been said when it was decided", () => {
    const a = { id: "a", ...dissent };
    expect(stancesOf([], [a])).toEqual(["dissent"]);
    expect(stancesOf([], [a, back("a")])).toEqual([]);
    expect(stancesOf([], [a, back("a", true)])).toEqual(["dissent"]);
    expect(stancesOf([], [{ ...a, afterDecision: true }])).toEqual([]);
    const said = (stance: "dissent" | "support", afterDecision = false) => ({
      advocateId: "ada",
      stance,
      afterDecision,
    });
    expect(stancesOf([said("dissent"), said("support")], [])).toEqual(["support"]);
    expect(stancesOf([said("support"), said("dissent", true)], [])).toEqual(["support"]);
  });
});

const able: Dissenting = {
  ...{ state: "proposed", isCurrent: true, isOwnerOrDecider: false, isAdvocate: false, stands: false },
  reason: "They cannot be rung at work.",
};

test.each<[string, Partial<Dissenting>, RegExp]>([
  ["a draft", { state: "draft" }, /proposed, or that stands/],
  ["an older version", { isCurrent: false }, /version that counts/],
  ["the owner", { isOwnerOrDecider: true }, /Owner and decider/],
  ["an advocate", { isAdvocate: true }, /position/],
  ["somebody who has", { stands: true }, /stands already/],
  ["few words", { reason: " no  no " }, /20 characters/],
])("%s does not dissent", (_, given, sentence) => {
  expect(missingForDissent(able)).toEqual([]);
  expect(missingForDissent({ ...able, ...given })).toMatchObject([{ sentence: expect.stringMatching(sentence) }]);
});

test("only who dissented takes it back, once", () => {
  const it = { state: "proposed" as const, reason: "The new version rings in the evening." };
  const own = { isOwn: true, isTakenBack: false };
  expect(missingToTakeBack({ ...it, dissent: own })).toEqual([]);
  expect(missingToTakeBack({ ...it, dissent: null })).toHaveLength(1);
  expect(missingToTakeBack({ ...it, dissent: { ...own, isOwn: false } })).toHaveLength(1);
  expect(missingToTakeBack({ ...it, dissent: { ...own, isTakenBack: true } })).toHaveLength(1);
  expect(missingToTakeBack({ ...it, state: "closed", dissent: own, reason: "" })).toHaveLength(2);
});

test("on the page what stood comes first, what was taken back stays, late and earlier ones stand apart", () => {
  const by = { id: "p", name: "Frank", department: "Service" };
  const said = (id: string, given: Partial<DissentDocument> = {}): DissentDocument => ({
    ...{ id, by, reason: "They cannot be rung.", recordedAt: "2026-11-21T12:00:00Z", version: 2, isCurrent: true },
    ...{ ...dissent, ...given },
  });
  const position: PositionDocument = {
    ...{ id: "ada", advocate: { ...by, name: "Ada" }, stance: "dissent", afterDecision: false, isQuick: false },
    ...{ words: null, recordedAt: "2026-11-21T13:00:00Z", version: 2, isCurrent: true },
  };
  const voices = voicesOf(
    [position],
    [
      said("a"),
      said("b"),
      { ...said("x"), ...back("a") },
      said("late", { afterDecision: true }),
      said("old", { isCurrent: false }),
    ],
  );
  const ids = Object.fromEntries(Object.entries(voices).map(([part, found]) => [part, found.map(({ id }) => id)]));
  expect(ids).toEqual({ against: ["b", "ada", "a"], inFavour: [], late: ["late"], earlier: ["old"] });
  expect(voices.against.map(({ stood }) => stood)).toEqual([true, true, false]);
  expect(voices.against[2]?.takenBack).not.toBeNull();
});
