import { describe, expect, it } from "vitest";
import { plainDate } from "./plain-date";
import { holdoutFinding } from "./value-finding";
import type { Holdout } from "./value-method";

const heldOut = (expected: number, actual: number, deviation = 1): Holdout => ({
  ...{ until: plainDate("2025-09-30"), weeks: 39, customers: 2_357, expected, actual },
  bins: [{ repeats: 0, customers: 2_357, expected: expected / 2_357, actual: actual / 2_357, deviation }],
});

describe("how the model fared where it had not looked", () => {
  it("is spoken with its direction where chance does not explain it", () => {
    expect(holdoutFinding(heldOut(1_653, 1_882))).toEqual({
      reading: "fewer",
      words:
        "In 39 weeks it had not seen, the model expected 12% too few repeat purchases: 1,653, and 1,882 were made.",
    });
    expect(holdoutFinding(heldOut(2_000, 1_900)).words).toContain("expected 5.3% too many");
  });

  it("is chance where customers differ by as much", () => {
    expect(holdoutFinding(heldOut(1_653, 1_882, 5)).reading).toBe("same");
  });

  it("is not called wrong for a single customer who bought by far more than expected", () => {
    const all = { until: plainDate("2025-09-30"), weeks: 39, customers: 101 };
    const bins = [
      { repeats: 0, customers: 100, expected: 0.2, actual: 0.2, deviation: 0.4 },
      { repeats: 7, customers: 1, expected: 2, actual: 12, deviation: null },
    ];
    // By the hundred alone the error is 0.4 × √100 = 4, and 10 more would be two and a half of that.
    expect(holdoutFinding({ ...all, expected: 22, actual: 32, bins }).reading).toBe("same");
  });

  it("is not judged where nothing tells how customers differ", () => {
    const found = holdoutFinding(heldOut(40, 2_357, 0));
    expect(found.reading).toBe("too_few");
    expect(found.words).toContain("2,357 repeat purchases, 40 expected");
  });

  it("is not judged on a handful of purchases", () => {
    expect(holdoutFinding(heldOut(3, 12))).toMatchObject({ reading: "too_few" });
  });
});
