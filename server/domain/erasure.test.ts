import { describe, expect, test } from "vitest";
import { excerptOf, isTypedWord, namesSomebody } from "./erasure";

describe("the typed word", () => {
  test.each([
    ["ERASE", true],
    [" ERASE ", true],
    ["erase", false],
    ["zoë müller", true],
    ["Zoe\u0308 Müller", true],
    ["Zoe Müller", false],
    ["Zoë", false],
    ["", false],
  ])("%j is meant: %j", (typed, isMeant) => {
    expect(isTypedWord(typed, "Zoë Müller")).toBe(isMeant);
  });
});

describe("a reference to a request", () => {
  test.each([
    ["Request 12 of 2026", false],
    ["Letter of Ms Müller", true],
    ["müller-2026", true],
    ["mail from zoe@example.org", true],
    ["Al asked", false],
  ])("%j names the customer: %j", (reference, names) => {
    expect(namesSomebody(reference, ["Al Müller", "zoe@example.org"])).toBe(names);
  });
});

describe("an excerpt", () => {
  test("shows the mention with what stands around it", () => {
    const said = `${"a ".repeat(60)}Zoë Müller ${"b ".repeat(60)}`;
    const excerpt = excerptOf(said, ["nobody", "zoë müller"]);
    expect(excerpt?.found).toBe("Zoë Müller");
    expect(excerpt?.before).toMatch(/^…(a )+$|^… ?(a )+$/);
    expect(excerpt?.after.endsWith("…")).toBe(true);
  });

  test("is whole where the words are short, and null where nothing is mentioned", () => {
    expect(excerptOf("Zoë rang", ["zoë"])).toEqual({ before: "", found: "Zoë", after: " rang" });
    expect(excerptOf("Somebody rang", ["zoë"])).toBeNull();
  });

  test("is none where lower case has another length, so that nothing wrong is marked", () => {
    expect(excerptOf("İzmir Zoë", ["zoë"])).toBeNull();
  });
});
