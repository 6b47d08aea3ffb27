import { describe, expect, it } from "vitest";
import { channelWish, isUnwanted, type Preference, thanksWish } from "./preference";

const known: Preference[] = [
  { about: "phone", wish: "never", words: null },
  { about: "letter", wish: "not_wanted", words: null },
  { about: "email", wish: "wanted", words: null },
  { about: "thanks", wish: "note", words: null },
  { about: "times", wish: "said", words: "before nine" },
];

describe("what a customer wishes", () => {
  it("of each way to reach them", () => {
    expect([channelWish(known, "phone"), channelWish(known, "email"), channelWish(known, "visit")]).toEqual([
      "never",
      "wanted",
      null,
    ]);
  });

  it("is respected whether not wanted or never", () => {
    expect((["phone", "letter", "email", "visit"] as const).map((channel) => isUnwanted(known, channel))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("of thanks", () => {
    expect(thanksWish(known)).toBe("note");
    expect(thanksWish([])).toBeNull();
  });
});
