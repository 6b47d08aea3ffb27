import { describe, expect, it } from "vitest";
import { ourWord, type WordGiven } from "./our-word";

const given = (isCounted: boolean, isKept: boolean, day: number, origin: WordGiven["origin"] = "live"): WordGiven => ({
  verdict: { isCounted, isKept },
  origin,
  dueAt: new Date(Date.UTC(2026, 10, day)),
});

describe("our word to one customer", () => {
  it("was never given where nothing was promised", () => {
    expect(ourWord([])).toEqual({ isGiven: false, counted: 0, kept: 0, lastBrokenAt: null });
  });

  it("counts neither what is not due yet nor what another system promised", () => {
    expect(ourWord([given(false, false, 30), given(true, false, 1, "imported")])).toEqual({
      isGiven: true,
      counted: 0,
      kept: 0,
      lastBrokenAt: null,
    });
    expect(ourWord([given(true, true, 1, "imported")]).isGiven).toBe(false);
  });

  it("names the last that was not kept, in whatever order they come", () => {
    const word = ourWord([given(true, false, 3), given(true, true, 9), given(true, false, 7), given(true, false, 2)]);
    expect(word).toEqual({ isGiven: true, counted: 4, kept: 1, lastBrokenAt: new Date(Date.UTC(2026, 10, 7)) });
  });
});
