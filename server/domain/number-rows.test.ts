import { expect, test } from "vitest";
import { needsLapseThreshold } from "./number-rows";

test("who comes and who was ever here is known without a lapse threshold, who goes is not", () => {
  expect((["new", "customers", "top", "repeated"] as const).filter(needsLapseThreshold)).toEqual([]);
  expect((["lost", "active", "stock"] as const).every(needsLapseThreshold)).toBe(true);
});
