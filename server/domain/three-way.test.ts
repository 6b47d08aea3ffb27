import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { isSame } from "./correction";
import { threeWay, withChoices } from "./three-way";

const base = { name: "Ann", place: "Leeds", called: null as string | null };

describe("two edits of one record", () => {
  it("both stand where they do not meet", () => {
    expect(threeWay(base, { ...base, place: "York" }, { ...base, called: "Mrs A" })).toEqual({
      merged: { name: "Ann", place: "York", called: "Mrs A" },
      conflicts: [],
    });
  });

  it("what only the other changed stays theirs", () => {
    expect(threeWay(base, { ...base, place: "York" }, base).merged.place).toBe("York");
  });

  it("the same change by both is no conflict", () => {
    const york = { ...base, place: "York" };
    expect(threeWay(base, york, york)).toEqual({ merged: york, conflicts: [] });
  });

  it("different changes of one field are for a person to choose", () => {
    expect(threeWay(base, { ...base, place: "York" }, { ...base, place: "Hull" })).toMatchObject({
      conflicts: ["place"],
    });
  });

  it("clearing a field the other filled is a conflict too", () => {
    const before = { ...base, called: "Annie" };
    expect(threeWay(before, { ...before, called: "Mrs A" }, { ...before, called: null }).conflicts).toEqual(["called"]);
  });

  it("nothing and empty say the same, and so do the two ways to end a line", () => {
    expect(
      threeWay({ words: "a\nb", place: null }, { words: "a\nb", place: "York" }, { words: "a\r\nb", place: "" }),
    ).toEqual({
      merged: { words: "a\nb", place: "York" },
      conflicts: [],
    });
  });
});

const value = fc.constantFrom("a", "b", "c", null);
const record = fc.record({ one: value, two: value, three: value });
const names = ["one", "two", "three"] as const;

describe("whatever two people write", () => {
  it("no change is lost: it stands, or somebody is asked", () => {
    fc.assert(
      fc.property(record, record, record, (seen, theirs, mine) => {
        const { merged, conflicts } = threeWay(seen, theirs, mine);
        for (const name of names) {
          if (conflicts.includes(name)) continue;
          if (!isSame(seen[name], theirs[name])) expect(isSame(merged[name], theirs[name])).toBe(true);
          if (!isSame(seen[name], mine[name])) expect(isSame(merged[name], mine[name])).toBe(true);
        }
      }),
    );
  });

  it("nobody is asked about a field that only one of them touched", () => {
    fc.assert(
      fc.property(record, record, record, (seen, theirs, mine) => {
        for (const name of threeWay(seen, theirs, mine).conflicts) {
          expect(isSame(seen[name], theirs[name]) || isSame(seen[name], mine[name])).toBe(false);
        }
      }),
    );
  });

  it("saving the same again changes nothing", () => {
    fc.assert(
      fc.property(record, record, record, (seen, theirs, mine) => {
        const { merged, conflicts } = threeWay(seen, theirs, mine);
        if (conflicts.length > 0) return;
        expect(threeWay(seen, merged, mine)).toEqual({ merged, conflicts: [] });
        expect(threeWay(merged, merged, merged)).toEqual({ merged, conflicts: [] });
      }),
    );
  });

  it("the order does not matter where they do not meet", () => {
    fc.assert(
      fc.property(record, record, record, fc.subarray([...names]), (seen, one, other, theirs) => {
        const pick = (from: typeof seen, isMine: boolean) =>
          Object.fromEntries(names.map((name) => [name, theirs.includes(name) === isMine ? from[name] : seen[name]]));
        const [first, second] = [pick(one, true), pick(other, false)];
        expect(threeWay(seen, first, second)).toEqual(threeWay(seen, second, first));
        expect(threeWay(seen, first, second).conflicts).toEqual([]);
      }),
    );
  });
});

describe("a choice between theirs and mine", () => {
  const shown = { place: "Hull", base: { place: "Leeds", name: "Ann" }, seen: { place: "York" } };

  it("theirs: the field is as they wrote it", () => {
    expect(withChoices({ ...shown, take: { place: "theirs" } })).toEqual({
      place: "York",
      base: { place: "York", name: "Ann" },
    });
  });

  it("mine: what I wrote stands, knowing theirs", () => {
    expect(withChoices({ ...shown, take: { place: "mine" } })).toEqual({
      place: "Hull",
      base: { place: "York", name: "Ann" },
    });
  });

  it("none: it is asked again", () => {
    expect(withChoices(shown)).toEqual({ place: "Hull", base: { place: "Leeds", name: "Ann" } });
    expect(withChoices({ ...shown, take: "nonsense" })).toEqual({
      place: "Hull",
      base: { place: "Leeds", name: "Ann" },
    });
  });

  it("of a field that was not shown changes nothing", () => {
    expect(withChoices({ ...shown, take: { name: "theirs" } }).base).toEqual({ place: "Leeds", name: "Ann" });
  });

  it("never touches a form without one", () => {
    expect(withChoices({ name: "Ann" })).toEqual({ name: "Ann" });
  });
});

it("who wrote it is named where it is known", () => {
  const conflict = { field: "place", before: "Leeds", theirs: "York", at: null };
  expect(new ChangedMeanwhile([{ ...conflict, by: "Daniel Reyes" }], {}).message).toMatch(
    /^Daniel Reyes has changed this/,
  );
  expect(new ChangedMeanwhile([{ ...conflict, by: null }], {}).message).toMatch(/^Somebody has changed this/);
});
