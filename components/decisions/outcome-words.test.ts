import { describe, expect, it } from "vitest";
import { compareSides, type Difference, type OutcomeMeasure, outcomeMeasures } from "@/server/domain/comparison";
import { plainDate } from "@/server/domain/plain-date";
import type { MeasuredOutcome, OutcomeOnDay } from "@/server/outcomes/queries/outcome";
import { type FollowedCustomer, figuresFrom } from "@/server/testing/comparison";
import { differenceInWords, findings, intervalInWords, levelInWords } from "./outcome-words";

const unit = { days: 73, currency: "GBP" };
const followed = { drawn: 60, merged: 0, erased: 0, died: 0, withdrawn: 0, unlike: 0, compared: 60 };

function aReading(of: (measure: OutcomeMeasure) => Pick<MeasuredOutcome, "sides" | "comparison">): OutcomeOnDay {
  return {
    effectOn: plainDate("2026-01-01"),
    asOf: plainDate("2026-03-14"),
    days: unit.days,
    lapseDays: 365,
    followed: { affected: followed, comparable: followed },
    measures: outcomeMeasures.map((measure) => ({ measure, ...of(measure) })),
  };
}

const wide = (difference: number): Difference => ({ difference, low: -1, high: 1, all: { low: -2, high: 2 } });
const sides = figuresFrom(
  Array.from(
    { length: 60 },
    (_, place): FollowedCustomer => ({
      side: place < 30 ? "affected" : "comparable",
      likeness: 1,
      counted: {
        contacts: { kBefore: place % 3, nBefore: 1, kAfter: place < 30 ? 5 + (place % 2) : place % 2, nAfter: 1 },
      },
    }),
  ),
).contacts;
const quiet = {
  sides,
  comparison: { reading: "no_signal", before: wide(0), after: wide(0), change: wide(0) },
} as const;
const few = { sides, comparison: { reading: "too_few", before: null, after: null, change: null } } as const;

describe("a difference", () => {
  it("is spoken in its unit and never by its sign", () => {
    expect(differenceInWords("contacts", -0.084, unit)).toBe("0.42 less");
    expect(differenceInWords("kept", 0.0612, unit)).toBe("6.1 points more");
    expect(differenceInWords("value", -31_000, unit)).toBe("£1,550 less");
    expect(differenceInWords("complaints", 0, unit)).toBe("no difference");
    expect(levelInWords("happy", 0.302, unit)).toBe("30%");
    expect(levelInWords("kept", null, unit)).toBe("nothing to count");
  });

  it("has the nearer end of its interval first", () => {
    expect(intervalInWords("contacts", { low: -0.12, high: -0.04 }, unit)).toBe("0.2 to 0.6 less");
    expect(intervalInWords("contacts", { low: -0.04, high: 0.12 }, unit)).toBe("0.2 less to 0.6 more");
    expect(intervalInWords("kept", { low: 0.02, high: 0.1 }, unit)).toBe("2 points to 10 points more");
  });
});

describe("what is found", () => {
  it("begins with the signal, its interval, and names what gave none", () => {
    const [signal, rest, ...more] = findings(
      aReading((measure) =>
        measure === "contacts"
          ? { sides, comparison: compareSides("contacts", sides) }
          : measure === "kept"
            ? quiet
            : few,
      ),
      "GBP",
    );
    expect(signal).toMatch(
      /^Affected customers contacted us 25 times a year more than similar customers who were not affected, compared with before \(95% interval: [\d.]+ to [\d.]+ more\)\.$/,
    );
    expect(rest).toBe("No signal in promises kept.");
    expect(more).toEqual(["Too few to tell: complaints, happy when last heard, lapsed and what they bought."]);
  });

  it("is no signal where nothing lies beyond chance, and too few where nothing can be told", () => {
    expect(
      findings(
        aReading(() => quiet),
        "GBP",
      ),
    ).toEqual([
      "No signal: in none of the measures did affected customers change by more than chance makes of similar customers who were not affected.",
    ]);
    expect(
      findings(
        aReading(() => few),
        "GBP",
      ),
    ).toEqual(["Too few to tell."]);
  });

  it("says where they differed before", () => {
    const uneven = { sides, comparison: { ...quiet.comparison, reading: "uneven", before: wide(0.3) } } as const;
    expect(
      findings(
        aReading((measure) => (measure === "contacts" ? uneven : few)),
        "GBP",
      )[0],
    ).toBe(
      "Contacts they made: not comparable. Before already, they had contacted us 1.5 more a year than similar customers; such a difference evens itself out or grows whatever is decided.",
    );
  });
});
