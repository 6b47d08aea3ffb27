import { describe, expect, it } from "vitest";
import { differingFields, type Mergeable, mergeValue, suggestedSide, suggestedSurvivor } from "./merging";
import { plainDate } from "./plain-date";

const one: Mergeable = {
  id: "1",
  name: "Maria Okonkwo",
  called: null,
  place: "Leeds",
  country: "GB",
  zone: null,
  statedSinceOn: plainDate("1999-05-01"),
  statedSinceSource: "her contract",
  recordedAt: "2020-01-01T00:00:00Z",
  facts: 10,
};
const other: Mergeable = {
  ...one,
  id: "2",
  name: "M. Okonkwo",
  called: "Mrs Okonkwo",
  place: null,
  statedSinceOn: plainDate("1997-03-01"),
  statedSinceSource: "card index",
  recordedAt: "2019-01-01T00:00:00Z",
  facts: 3,
};

describe("what is proposed for a merge", () => {
  it("asks only about what differs", () => {
    expect(differingFields(one, other)).toEqual(["name", "called", "place", "stated_since"]);
    expect(mergeValue(one, "stated_since")).toBe("1999-05-01 (her contract)");
    expect(mergeValue({ ...one, statedSinceOn: null }, "stated_since")).toBeNull();
  });

  it("lets the record stand for both of which more is recorded, else the older one", () => {
    expect(suggestedSurvivor(one, other)).toBe("one");
    expect(suggestedSurvivor(other, one)).toBe("other");
    expect(suggestedSurvivor(one, { ...other, facts: 10 })).toBe("other");
    expect(suggestedSurvivor(one, { ...one, id: "3" })).toBe("one");
  });

  it("takes what is known over what is not, and the earlier evidenced day", () => {
    expect(suggestedSide(one, other, "called", "one")).toBe("other");
    expect(suggestedSide(one, other, "place", "other")).toBe("one");
    expect(suggestedSide(one, other, "name", "one")).toBe("one");
    expect(suggestedSide(one, other, "stated_since", "one")).toBe("other");
    expect(suggestedSide(other, one, "stated_since", "other")).toBe("one");
    const elsewhere = { ...one, statedSinceSource: "the paper file" };
    expect(suggestedSide(one, elsewhere, "stated_since", "other")).toBe("other");
  });
});
