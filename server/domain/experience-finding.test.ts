import { expect, test } from "vitest";
import { middleFinding } from "./experience-finding";

const said = (n: number, ...counts: readonly number[]) =>
  middleFinding(
    counts.map((k, at) => ({ name: "ABCD"[at] ?? "", k })),
    n,
  ).words;

test.each([
  ["the first is named with the next", said(60, 9, 12), "Among 60 who are OK, “B” came up most (12), then “A” (9)."],
  ["equals together", said(60, 12, 12, 2), "Among 60 who are OK, “A” and “B” came up most (12 each), then “C” (2)."],
  [
    "many equals not",
    said(60, 1, 1, 1, 1),
    "Among 60 who are OK, nothing came up more than anything else (4 topics, 1 each).",
  ],
  ["none of equals as the next", said(60, 12, 5, 5), "Among 60 who are OK, “A” came up most (12)."],
  ["the next before the rest", said(60, 12, 5, 4), "Among 60 who are OK, “A” came up most (12), then “B” (5)."],
  ["alone", said(20, 1, 0), "Among 20 who are OK, “A” came up most (1)."],
  ["few", said(19, 12, 3), "Too few are OK to say what comes up most: 19."],
  ["none", said(60, 0, 0), "Nobody who is OK spoke with us of anything we noted."],
])("what came up most among those in the middle: %s", (_, words, expected) => expect(words).toBe(expected));
