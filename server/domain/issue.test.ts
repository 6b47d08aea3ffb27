import { expect, test } from "vitest";
import { isHandOff } from "./issue";

test.each([
  ["to another department", { departmentId: "a", ownerId: null }, { departmentId: "b", ownerId: null }, true],
  ["to somebody of another department", { departmentId: "a", ownerId: "x" }, { departmentId: "b", ownerId: "y" }, true],
  [
    "nobody's, taken within the department",
    { departmentId: "a", ownerId: null },
    { departmentId: "a", ownerId: "x" },
    false,
  ],
  ["from one to another within it", { departmentId: "a", ownerId: "x" }, { departmentId: "a", ownerId: "y" }, true],
  ["back to nobody within it", { departmentId: "a", ownerId: "x" }, { departmentId: "a", ownerId: null }, true],
  ["nowhere", { departmentId: "a", ownerId: "x" }, { departmentId: "a", ownerId: "x" }, false],
])("an issue passed %s is a hand-off: %#", (_, from, to, expected) => {
  expect(isHandOff(from, to)).toBe(expected);
});
