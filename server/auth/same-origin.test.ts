import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

test.each([
  ["our own page", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { "sec-fetch-site": "cross-site" }, false],
  ["another port of this machine", { "sec-fetch-site": "same-site" }, false],
  ["our own page in an old browser", { origin: "https://crm.example.org" }, true],
  ["another site in an old browser", { origin: "https://evil.example.com" }, false],
  ["a sandboxed frame in an old browser", { origin: "null" }, false],
  ["a script without a browser", {}, true],
])("a request from %s", (_, head, isOurs) => {
  expect(isSameOrigin(new Headers({ host: "crm.example.org", ...head }))).toBe(isOurs);
});
