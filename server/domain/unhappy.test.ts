import { describe, expect, test } from "vitest";
import { type Felt, unhappySince } from "./unhappy";

const felt = (day: number, feeling: number, id = String(day)): Felt => ({
  at: new Date(Date.UTC(2026, 10, day)),
  id,
  feeling,
});

describe("very unhappy since", () => {
  test.each([
    ["nothing is known", [], null],
    ["one very unhappy contact", [felt(1, 1)], "1"],
    ["a better one since", [felt(1, 1), felt(2, 2)], null],
    ["unhappy again after a better one", [felt(1, 1), felt(2, 4), felt(3, 1)], "3"],
    ["the first of those in a row counts", [felt(1, 3), felt(2, 1), felt(3, 1), felt(4, 1)], "2"],
    ["always very unhappy", [felt(2, 1), felt(1, 1)], "1"],
    ["merely unhappy", [felt(1, 2)], null],
    ["at one instant the later id is later", [felt(1, 1, "a"), felt(1, 5, "b")], null],
    ["and the other way round", [felt(1, 5, "a"), felt(1, 1, "b")], "b"],
  ])("%s", (_, list, since) => {
    expect(unhappySince(list)?.id ?? null).toBe(since);
    expect(unhappySince([...list].reverse())?.id ?? null).toBe(since);
  });
});
