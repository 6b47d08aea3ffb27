import { expect, it } from "vitest";
import { tooFewRepeaters } from "./value-method";

it("a model takes a hundred who came back; fewer are a sentence", () => {
  expect(tooFewRepeaters(100)).toBeNull();
  expect(tooFewRepeaters(37)).toBe("Too few repeat customers to fit a model: 37, at least 100 are needed.");
});
