import { expect, test } from "vitest";
import { nodeFault } from "./begin.mjs";

test.each(["20.19.0", "20.20.2", "22.12.0", "22.21.1", "24.0.0", "26.1.0"])("Node %s is fine", (version) => {
  expect(nodeFault(version)).toBeNull();
});

test.each(["18.20.4", "20.18.3", "21.7.0", "22.11.0", "23.9.0"])(
  "Node %s is refused with what to install",
  (version) => {
    expect(nodeFault(version)).toMatch(`this is Node ${version}: install Node 24.`);
  },
);
