import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff";

const said = fc.oneof(
  fc
    .array(fc.constantFrom("the", "letter", "is", "late", "réclamation", " ", "\n", "銀行"), { maxLength: 30 })
    .map((words) => words.join(" ")),
  fc.string(),
);
const side = (runs: ReturnType<typeof wordDiff>, left: "gone" | "new") =>
  runs
    .filter(({ kind }) => kind !== left)
    .map(({ words }) => words)
    .join("");

test("loses no letter of either text", () => {
  fc.assert(
    fc.property(said, said, (before, after) => {
      const runs = wordDiff(before, after);
      expect(side(runs, "new")).toBe(before);
      expect(side(runs, "gone")).toBe(after);
    }),
  );
});

test("says nothing is gone or new where nothing changed", () => {
  fc.assert(
    fc.property(said, (text) => {
      expect(wordDiff(text, text).filter(({ kind }) => kind !== "same")).toEqual([]);
    }),
  );
});

test.each([
  [
    "ring before the letter",
    "ring the same day before the letter",
    [
      ["same", "ring"],
      ["new", " the same day"],
      ["same", " before the letter"],
    ],
  ],
  [
    "a b c",
    "a c",
    [
      ["same", "a"],
      ["gone", " b"],
      ["same", " c"],
    ],
  ],
  [
    "one",
    "two",
    [
      ["gone", "one"],
      ["new", "two"],
    ],
  ],
  ["", "two", [["new", "two"]]],
])("%j became %j", (before, after, runs) => {
  expect(wordDiff(before, after).map(({ kind, words }) => [kind, words])).toEqual(runs);
});

test("shows texts too long to compare as gone and new", () => {
  const long = (word: string) => `${word} `.repeat(800).trim();
  expect(wordDiff(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["gone", "new"]);
});
