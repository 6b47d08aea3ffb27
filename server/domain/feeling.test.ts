import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FeltBy,
  feelingGroupOf,
  feelingLevels,
  feelingMatrix,
  latestLevels,
  levelCounts,
  movesOf,
} from "./feeling";

const answers = fc.array(
  fc.record({
    customerId: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    at: fc.integer({ min: 0, max: 20 }).map((hour) => new Date(Date.UTC(2026, 0, 1, hour))),
    id: fc.uuid(),
    feeling: fc.constantFrom(...feelingLevels),
  }),
  { maxLength: 40 },
);

describe("how customers feel", () => {
  it("is counted per customer by the latest answer, whatever they said before", () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
    const felt: FeltBy[] = [
      { customerId: "a", at: at(1), id: "1", feeling: 1 },
      { customerId: "a", at: at(3), id: "2", feeling: 4 },
      { customerId: "a", at: at(2), id: "3", feeling: 2 },
      { customerId: "b", at: at(1), id: "4", feeling: 3 },
    ];
    expect([...latestLevels(felt)]).toEqual([
      ["a", 4],
      ["b", 3],
    ]);
    expect(levelCounts(latestLevels(felt).values())).toEqual([0, 0, 1, 1, 0]);
  });

  it("does not depend on the order of what was said, and counts everybody once", () => {
    fc.assert(
      fc.property(answers, (felt) => {
        const [one, other] = [latestLevels(felt), latestLevels([...felt].reverse())];
        expect(new Map(one)).toEqual(new Map([...other].sort(([a], [b]) => (a < b ? -1 : 1))));
        const people = new Set(felt.map(({ customerId }) => customerId)).size;
        expect(levelCounts(one.values()).reduce((sum, n) => sum + n, 0)).toBe(people);
      }),
    );
  });

  it("moves only those who answered in both periods, each in one cell", () => {
    fc.assert(
      fc.property(answers, answers, (earlier, later) => {
        const [before, now] = [latestLevels(earlier), latestLevels(later)];
        const matrix = feelingMatrix(before, now);
        const moves = movesOf(matrix);
        const both = [...before.keys()].filter((id) => now.has(id)).length;
        expect(moves.both).toBe(both);
        expect(moves.up + moves.down + moves.same).toBe(both);
        expect(moves.middleUp + moves.middleDown + moves.middleSame).toBe(matrix[2]?.reduce((sum, n) => sum + n, 0));
      }),
    );
  });

  it("takes OK alone for the middle", () => {
    expect(feelingLevels.map(feelingGroupOf)).toEqual(["unhappy", "unhappy", "ok", "happy", "happy"]);
  });
});
