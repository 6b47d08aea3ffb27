import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approvalDays, type Gift, givenBefore, isGivenCut, requestState, useCuts, waitsOf } from "./goodwill";

const noon = new Date("2026-11-21T12:00:00.000Z");
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);
const gift = (given: Partial<Gift> = {}): Gift => ({
  ...{ act: "refund", amountMinor: 1_000, caseIds: ["issue"], at: noon },
  ...given,
});

describe("what was given before", () => {
  test("counts for the case whenever it was, as it stood then or stands now, and by the same act only", () => {
    const gifts = [
      gift({ at: hours(-9_000) }),
      gift({ caseIds: ["contact", "issue"] }),
      gift({ act: "gift" }),
      gift({ caseIds: ["other"] }),
    ];
    const asked = { act: "refund", caseId: "issue", at: noon } as const;
    expect(givenBefore(gifts, asked)).toEqual({ forCaseMinor: 2_000, toCustomerMinor: 2_000 });
  });

  test("counts for the customer up to ninety times 24 hours, and not at that instant any more", () => {
    const asked = { act: "refund", caseId: "other", at: noon } as const;
    const toCustomer = (at: Date) => givenBefore([gift({ at })], asked).toCustomerMinor;
    expect(toCustomer(hours(-90 * 24))).toBe(0);
    expect(toCustomer(new Date(hours(-90 * 24).getTime() + 1))).toBe(1_000);
    expect(toCustomer(noon)).toBe(1_000);
  });
});

describe("a request", () => {
  const approved = { answer: "approved", answeredAt: noon, isGiven: false } as const;
  test("waits until it is answered; an approval is given once or lapses after thirty days", () => {
    expect(requestState({ answer: null, answeredAt: null, isGiven: false }, noon)).toBe("waiting");
    expect(requestState({ ...approved, answer: "refused" }, noon)).toBe("refused");
    expect(requestState({ ...approved, answer: "withdrawn" }, noon)).toBe("withdrawn");
    expect(requestState(approved, hours(approvalDays * 24))).toBe("approved");
    expect(requestState(approved, new Date(hours(approvalDays * 24).getTime() + 1))).toBe("lapsed");
    expect(requestState({ ...approved, isGiven: true }, hours(9_000))).toBe("given");
  });
});

describe("the waits", () => {
  const answered = (after: number) => ({ askedAt: noon, answeredAt: hours(after) });

  test("are those that happened, by the nearest rank; the tail only from ten", () => {
    const ten = Array.from({ length: 10 }, (_, index) => answered(index + 1));
    expect(waitsOf(ten, hours(20))).toEqual({ count: 10, open: 0, medianMs: 5 * 3_600_000, p90Ms: 9 * 3_600_000 });
    expect(waitsOf(ten.slice(0, 3), hours(20))).toMatchObject({ medianMs: 2 * 3_600_000, p90Ms: null });
    expect(waitsOf([], noon)).toEqual({ count: 0, open: 0, medianMs: null, p90Ms: null });
  });

  test("grow while a request is left unanswered: never the other way", () => {
    const wait = fc.record({
      asked: fc.integer({ min: 0, max: 500 }),
      after: fc.option(fc.integer({ min: 0, max: 500 })),
    });
    fc.assert(
      fc.property(
        fc.array(wait, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1_000, max: 2_000 }),
        (all, later) => {
          const requests = all.map(({ asked, after }) => ({
            askedAt: hours(asked),
            answeredAt: after === null ? null : hours(asked + after),
          }));
          const [early, late] = [waitsOf(requests, hours(1_000)), waitsOf(requests, hours(later))];
          expect(early.open).toBe(all.filter(({ after }) => after === null).length);
          expect(late.medianMs ?? 0).toBeGreaterThanOrEqual(early.medianMs ?? 0);
          expect(late.p90Ms ?? 0).toBeGreaterThanOrEqual(early.p90Ms ?? 0);
        },
      ),
    );
  });
});

test("a cut of the use is of what was given, or of what was asked for", () => {
  expect(useCuts.filter(isGivenCut)).toEqual(["given", "noted", "pleased"]);
});
