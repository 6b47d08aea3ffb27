import { describe, expect, it } from "vitest";
import { dueGroup } from "./due-group";
import { keptRate, rateReading, trendReading } from "./kept-rate";
import { guessKind } from "./promise-kind";
import { keepSentence } from "./promise-sentences";
import { promiseOutcomes } from "./promise-words";

const rate = (due: number, kept: number, keptAsAgreed = kept) =>
  keptRate({ due, kept, keptAsAgreed, askedByCustomer: 0, outcomes: {} });

describe("the kept rate read aloud", () => {
  it("says nothing of nothing", () => {
    expect(rate(0, 0).interval).toBeNull();
    expect(rateReading(rate(0, 0))).toBe("No promises fell due.");
  });

  it("speaks no percentage under ten", () => {
    expect(rateReading(rate(8, 7))).toBe("We kept 7 of 8.");
    expect(rateReading(rate(9, 9))).toBe("We kept 9 of 9.");
  });

  it("gives the interval from ten on, and never rounds up to all", () => {
    expect(rateReading(rate(50, 45))).toBe("We kept 45 of 50, 90%: between 79% and 96% with 95% confidence.");
    expect(rateReading(rate(1000, 999))).toMatch(/over 99%/);
    expect(rateReading(rate(1000, 1))).toMatch(/under 1%/);
  });

  it("says what our own moves would have made of it", () => {
    expect(rateReading(rate(8, 5, 6))).toBe(
      "We kept 5 of 8. 1 more was done by a time we moved with the customer’s consent, which is not what was promised.",
    );
    expect(rateReading(rate(8, 5, 7))).toMatch(/2 more were done/);
  });
});

describe("the trend read aloud", () => {
  const months = (shares: number[]) =>
    shares.map((share, index) => ({ month: `2026-${String(index + 1).padStart(2, "0")}`, due: 100, kept: share }));

  it("speaks of no signal where there is none", () => {
    expect(trendReading(months([90, 92, 88, 91, 90, 89, 92, 90, 88, 91, 90, 92]), String)).toBe(
      "No signal in 12 months: what differs from month to month is chance.",
    );
  });

  it("names the last signal and its side, and says when limits are on trial", () => {
    expect(trendReading(months([90, 91, 90, 91, 90, 91, 90, 91, 90, 91, 90, 40]), String)).toBe(
      "A signal in 2026-12: below what chance explains.",
    );
    expect(trendReading(months([50, 51, 50, 51, 50, 51, 99]), String)).toMatch(
      /A signal in 2026-07: above.*on trial.*there are 7/,
    );
  });

  it("does not speak of one month", () => {
    expect(trendReading(months([90]), String)).toBe("Too few months to speak of a trend.");
  });
});

describe("queues", () => {
  const now = new Date("2026-11-25T23:30:00Z");
  it("sorts by the reader's calendar", () => {
    const group = (text: string, zone = "Europe/London") => dueGroup(new Date(text), now, zone);
    expect(group("2026-11-25T23:29:59.999Z")).toBe("overdue");
    expect(group("2026-11-25T23:30:00Z")).toBe("today");
    expect(group("2026-11-26T00:30:00Z")).toBe("week");
    expect(group("2026-11-26T00:30:00Z", "Europe/Paris")).toBe("today");
    expect(group("2026-12-02T23:00:00Z")).toBe("week");
    expect(group("2026-12-03T09:00:00Z")).toBe("later");
  });
});

describe("the kind that words sound like", () => {
  it.each([
    ["I'll ring you about the refund.", "callback"],
    ["An engineer comes on Monday.", "appointment"],
    ["You'll have your money back by Friday.", "refund"],
    ["The part is delivered on Tuesday.", "delivery"],
    ["We'll put it right this week.", "fix"],
    ["You'll have it by e-mail today.", "reply"],
    ["I'll find out.", "information"],
  ])("%s", (said, kind) => expect(guessKind(said)).toBe(kind));
});

it("has a sentence for whatever a Keep would count as", () => {
  for (const outcome of promiseOutcomes) expect(keepSentence(outcome)).toMatch(/\.$/);
});
