import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  ["/customers/7?tab=notes", "/customers/7?tab=notes"],
  ["/", "/"],
  ["/a/../../b", "/b"],
  ["https://elsewhere.example/", "/"],
  ["//elsewhere.example/", "/"],
  ["/\\elsewhere.example", "/"],
  ["/ok\\..\\..", "/"],
  ["/\t/elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
  ["customers", "/"],
  ["", "/"],
  [null, "/"],
  [["/a"], "/"],
])("after signing in, %j leads to %s", (next, path) => {
  expect(ownPath(next)).toBe(path);
});
