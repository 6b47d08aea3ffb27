import { expect, it } from "vitest";
import { isReviewOverdue } from "./goal";
import { plainDate } from "./plain-date";

it("a review is overdue from the day after the agreed one", () => {
  const on = plainDate("2026-11-21");
  expect(isReviewOverdue(on, plainDate("2026-11-21"))).toBe(false);
  expect(isReviewOverdue(on, plainDate("2026-11-22"))).toBe(true);
});
