import { describe, expect, test } from "vitest";
import type { BoardReviewDocument, DecisionDocument, MoveDocument, PredictionDocument } from "./decision-document";
import { plainDate } from "./plain-date";
import { isReviewOverdue, needsOf } from "./review-needs";

const today = plainDate("2026-11-21");
const day = (on: string) => plainDate(on);

const reviewed: MoveDocument = {
  ...{ id: "m", kind: "reviewed", by: "Dora", byId: "d", version: null, optionId: null, reviewOn: null },
  ...{ reason: "Calls fell.", hasReason: true, recordedAt: "2026-11-20T12:00:00Z" },
};
const minutes = (recordedAt: string, reviewOn: string | null): BoardReviewDocument => ({
  ...{ id: recordedAt, meetingOn: today, outcome: "supported", challenge: "Asked.", minutedBy: "Chris", version: 1 },
  ...{ recordedAt, reviewOn: reviewOn === null ? null : day(reviewOn) },
});
const prediction = (resolveOn: string, isSeen: boolean): PredictionDocument => ({
  ...{ id: resolveOn, measure: "Calls", baseline: 9, direction: "at_most", threshold: 3, probability: 0.8 },
  resolveOn: day(resolveOn),
  outcome: isSeen ? { actual: 2, happened: true, by: "Dora", recordedAt: "2026-11-20T12:00:00Z" } : null,
});

type Given = Partial<Pick<DecisionDocument, "state" | "reviewOn" | "moves" | "boardReviews">> & {
  predictions?: PredictionDocument[];
};

const it = ({ predictions = [], ...given }: Given): DecisionDocument =>
  ({
    ...{ state: "reviewed", reviewOn: null, moves: [reviewed], boardReviews: [], statement: { predictions } },
    ...given,
  }) as unknown as DecisionDocument;

const lacks = (given: Given) =>
  Object.fromEntries(
    needsOf(it(given), today).map(({ end, needs }) => [end, needs.filter(({ isThere }) => !isThere).length]),
  );

describe("what a review needs to end", () => {
  test("goes on only with a day of the board that was minuted after the review and is still to come", () => {
    expect(lacks({}).continue).toBe(1);
    expect(lacks({ boardReviews: [minutes("2026-11-19T12:00:00Z", "2027-02-01")] }).continue).toBe(1);
    expect(lacks({ boardReviews: [minutes("2026-11-21T09:00:00Z", null)] }).continue).toBe(1);
    expect(lacks({ boardReviews: [minutes("2026-11-21T09:00:00Z", "2026-11-21")] }).continue).toBe(1);
    expect(lacks({ boardReviews: [minutes("2026-11-21T09:00:00Z", "2027-02-01")] }).continue).toBe(0);
  });

  test("closes only when what came of every prediction is recorded", () => {
    expect(lacks({ predictions: [prediction("2026-11-01", true), prediction("2027-01-01", false)] }).close).toBe(1);
    expect(lacks({ predictions: [prediction("2026-11-01", true)] }).close).toBe(0);
  });

  test("lists only what can follow on the state", () => {
    expect(Object.keys(lacks({ state: "in_effect" }))).toEqual(["review", "supersede", "reverse"]);
    expect(Object.keys(lacks({ state: "reviewed" }))).toEqual(["continue", "close", "supersede", "reverse"]);
    expect(lacks({ state: "reversed" })).toEqual({});
    expect(lacks({ state: "in_effect", predictions: [prediction("2026-11-01", false)] }).review).toBe(2);
    expect(lacks({ state: "in_effect", predictions: [prediction("2026-12-01", false)] }).review).toBe(1);
  });

  test.each([
    ["in_effect", "2026-11-20", true],
    ["in_effect", "2026-11-21", false],
    ["reviewed", "2026-11-20", false],
  ] as const)("%s with the review on %s is overdue: %s", (state, reviewOn, isOverdue) => {
    expect(isReviewOverdue({ state, reviewOn: day(reviewOn) }, today)).toBe(isOverdue);
  });
});
