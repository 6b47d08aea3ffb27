import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { promiseOutcomes } from "./promise-words";
import { type BrokenPromise, isBroken, mayBePutRight, recoverySentence } from "./recovery";

const promise: BrokenPromise = {
  outcome: "overdue",
  said: "I'll ring you back by Thursday 3 pm.",
  opensAt: null,
  dueAt: new Date("2026-11-26T15:00:00Z"),
  precision: "time",
  zone: "Europe/London",
};

describe("what is put right", () => {
  test.each([
    ["open", false, false],
    ["moved", false, true],
    ["overdue", true, true],
    ["kept", false, false],
    ["attempted", false, false],
    ["kept_as_moved", false, true],
    ["too_early", true, true],
    ["unproven", true, true],
    ["late", true, true],
    ["disputed", true, true],
    ["cancelled", true, true],
    ["cancelled_by_customer", false, false],
    ["void", false, false],
  ] as const)("%s: waits for it %s, can be %s", (outcome, waits, may) => {
    expect([isBroken(outcome), mayBePutRight(outcome, false)]).toEqual([waits, may]);
  });

  it("is also what we moved and is not due yet", () => {
    expect(mayBePutRight("open", true)).toBe(true);
  });
});

describe("what to say", () => {
  it("names what was promised and for when, on the customer's clock", () => {
    expect(recoverySentence(promise)).toBe(
      "We said: “I'll ring you back by Thursday 3 pm.” That was promised for Thursday 26 November, by 15:00. " +
        "It has not been done. I am sorry.",
    );
    expect(recoverySentence({ ...promise, zone: "Asia/Kathmandu" })).toContain("by 20:45");
  });

  it("names a window, a whole day, and that the words were erased", () => {
    const opensAt = new Date("2026-11-26T09:00:00Z");
    expect(recoverySentence({ ...promise, opensAt, precision: "window" })).toContain("between 09:00 and 15:00");
    expect(recoverySentence({ ...promise, precision: "end_of_day" })).toContain("for Thursday 26 November. It");
    expect(recoverySentence({ ...promise, said: null })).toMatch(/^We promised you something for Thursday 26 November/);
  });

  it("never blames, shouts or leaves out when it was promised for, whatever was said and became of it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...promiseOutcomes), fc.option(fc.string()), (outcome, said) => {
        const sentence = recoverySentence({ ...promise, outcome, said });
        expect(sentence).not.toContain("!");
        expect(sentence).toContain("26 November");
        expect(sentence).toMatch(/sorry/);
        const ours = said === null ? sentence : recoverySentence({ ...promise, outcome, said: null });
        expect(ours).not.toMatch(/because|but you|your fault|colleague|unfortunately|however/i);
      }),
    );
  });
});
