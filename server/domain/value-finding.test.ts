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

  it("is not judged on a handful of purchases", () => {
    expect(holdoutFinding(heldOut(3, 12))).toMatchObject({ reading: "too_few" });
  });
});
