import { expect, test } from "vitest";
import { frameSources } from "./frame-origins";

test.each([
  [undefined, "'none'"],
  ["", "'none'"],
  ["  ", "'none'"],
  ["https://www.harbour.example", "https://www.harbour.example"],
  ["https://a.example, https://b.example:8443", "https://a.example https://b.example:8443"],
  ["http://localhost:4000", "http://localhost:4000"],
  ["*", "'none'"],
  ["https://*.example", "'none'"],
  ["https://a.example/path", "'none'"],
  ["https://a.example; script-src *", "'none'"],
  ["https://a.example 'unsafe-inline'", "'none'"],
  ["data:", "'none'"],
])("%j may frame: %s", (given, sources) => {
  expect(frameSources(given)).toBe(sources);
});
