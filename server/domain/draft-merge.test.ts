import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSame } from "./correction";
import { differences, isSameLetter, mergeDrafts, settle } from "./draft-merge";
import { valuesOfLetter } from "./letter";

const base = { title: "Ring first", axes: { time: { step: "0" } }, stages: ["use"] };

describe("two people write one letter", () => {
  test("what they change in different places stands by itself", () => {
    const theirs = { ...base, title: "Ring first, write later" };
    const mine = { ...base, axes: { time: { step: "1", note: "40 minutes" } } };
    expect(mergeDrafts(base, theirs, mine)).toEqual({
      merged: {
        title: "Ring first, write later",
        "axes.time.step": "1",
        "axes.time.note": "40 minutes",
        "stages[]": ["use"],
      },
      conflicts: [],
    });
  });

  test("where both wrote, theirs stands until somebody chooses, and both texts are there", () => {
    const merge = mergeDrafts(base, { ...base, title: "Ring" }, { ...base, title: "Call" });
    expect(merge.merged.title).toBe("Ring");
    expect(merge.conflicts).toEqual([{ field: "title", before: "Ring first", theirs: "Ring", mine: "Call" }]);
  });

  test("a field somebody emptied stays empty, and a list of which nothing is ticked too", () => {
    expect(mergeDrafts(base, base, { ...base, title: "" }).merged.title).toBe("");
    expect(mergeDrafts(base, { stages: ["use"], axes: base.axes }, base).merged.title).toBe("");
    expect(mergeDrafts(base, base, { ...base, stages: [""] }).merged["stages[]"]).toEqual([""]);
  });

  test("the same boxes ticked in another order are the same", () => {
    expect(isSameLetter({ stages: ["use", "leave"] }, { stages: ["leave", "use"] })).toBe(true);
    expect(isSameLetter({ stages: ["use"] }, { stages: ["leave"] })).toBe(false);
    expect(isSameLetter({ title: "" }, {})).toBe(true);
  });

  test("when nobody knows what was read, every difference is shown", () => {
    const { conflicts } = mergeDrafts(null, { title: "One", job: "same" }, { title: "Two", job: "same" });
    expect(conflicts.map(({ field }) => field)).toEqual(["title"]);
  });
});

describe("choosing between two texts", () => {
  const values = { title: "Mine", "stages[]": ["use"] };

  test("takes the side that was chosen, and asks again where none was", () => {
    expect(settle(values, [{ name: "title", theirs: "Theirs", take: "theirs" }])).toEqual({
      values: { ...values, title: "Theirs" },
      open: [],
    });
    expect(settle(values, [{ name: "title", theirs: "Theirs", take: "mine" }])).toEqual({ values, open: [] });
    expect(settle(values, [{ name: "stages[]", theirs: "start, leave" }])).toEqual({
      values: { title: "Mine", "stages[]": ["start", "leave"] },
      open: [{ field: "stages[]", before: "", theirs: "start, leave", mine: "use" }],
    });
  });

  test("what I saved myself is never asked about", () => {
    expect(mergeDrafts(base, { ...base, title: "Ring" }, { ...base, title: "Ring up" }, true)).toMatchObject({
      merged: { title: "Ring up" },
      conflicts: [],
    });
  });

  test("an earlier copy shows where it differs, with both texts", () => {
    expect(differences({ title: "Then", job: "same" }, { title: "Now", job: "same" })).toEqual([
      { field: "title", before: "Then", after: "Now" },
    ]);
  });
});

const words = fc.oneof(fc.constantFrom("", "a", "b", "c", "مرحبا", "お知らせ"), fc.string({ maxLength: 6 }));
const letter = fc.record(
  {
    title: words,
    view: words,
    axes: fc.record({ time: fc.record({ step: fc.constantFrom("-1", "0", "1"), note: words }) }),
    stages: fc.subarray(["use", "start", "leave"]),
    options: fc.array(fc.record({ title: words, effect: words }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const flat = (content: Record<string, unknown>) => {
  const values = valuesOfLetter(content);
  return (name: string) => {
    const value = values[name];
    return typeof value === "object" ? value.filter(Boolean).sort().join(",") : (value ?? "");
  };
};

describe("whatever two people write", () => {
  test("nothing is lost: every change stands, or both texts are shown", () => {
    fc.assert(
      fc.property(fc.option(letter), letter, letter, (read, theirs, mine) => {
        const { merged, conflicts } = mergeDrafts(read, theirs, mine);
        const [seen, standing, wanted] = [flat(read ?? {}), flat(theirs), flat(mine)];
        const now = (name: string) => {
          const value = merged[name];
          return typeof value === "object" ? value.filter(Boolean).sort().join(",") : (value ?? "");
        };
        const names = [read ?? {}, theirs, mine].flatMap((content) => Object.keys(valuesOfLetter(content)));
        for (const name of new Set(names)) {
          const conflict = conflicts.find(({ field }) => field === name);
          if (conflict) {
            expect(isSame(now(name), standing(name))).toBe(true);
            expect(conflict.mine.replaceAll(", ", ",")).toBe(wanted(name).replaceAll(", ", ","));
            continue;
          }
          if (!isSame(seen(name), standing(name))) expect(isSame(now(name), standing(name))).toBe(true);
          if (!isSame(seen(name), wanted(name))) expect(isSame(now(name), wanted(name))).toBe(true);
        }
      }),
    );
  });

  test("whoever writes alone is never asked", () => {
    fc.assert(
      fc.property(letter, letter, (read, mine) => {
        expect(mergeDrafts(read, read, mine).conflicts).toEqual([]);
        expect(mergeDrafts(read, mine, read).conflicts).toEqual([]);
        expect(mergeDrafts(read, mine, mine).conflicts).toEqual([]);
      }),
    );
  });
});
