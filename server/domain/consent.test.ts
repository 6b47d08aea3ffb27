import { expect, it } from "vitest";
import { refusesPromotion } from "./consent";

it("promotion is refused when every consent they were asked for was taken back", () => {
  expect(refusesPromotion([])).toBe(false);
  expect(refusesPromotion([{ purpose: "special_dates", answer: "withdrawn" }])).toBe(false);
  expect(refusesPromotion([{ purpose: "content_email", answer: "withdrawn" }])).toBe(true);
  expect(
    refusesPromotion([
      { purpose: "content_email", answer: "withdrawn" },
      { purpose: "content_post", answer: "given" },
    ]),
  ).toBe(false);
});
