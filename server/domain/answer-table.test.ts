import fc from "fast-check";
import { expect, test } from "vitest";
import { type Json, tableOf } from "./answer-table";

test("single figures are one row, each list a table of its own, and a list in an entry stands beside what the entry says", () => {
  const answer = {
    customers: 793,
    gaps: { p50: 129, p80: null },
    cohorts: [
      { month: "2014-01", k: 7, cells: [{ k: 3, n: 9 }, null] },
      { month: "2014-02", k: 8, cells: [] },
    ],
  };
  expect(tableOf(answer)).toEqual({
    columns: ["table", "customers", "gaps.p50", "gaps.p80", "month", "k", "place", "cohorts.cells.k", "n", "value"],
    rows: [
      ["", 793, 129, null, null, null, null, null, null, null],
      ["cohorts", null, null, null, "2014-01", 7, null, null, null, null],
      ["cohorts.cells", null, null, null, "2014-01", 7, 1, 3, 9, null],
      ["cohorts.cells", null, null, null, "2014-01", 7, 2, null, null, null],
      ["cohorts", null, null, null, "2014-02", 8, null, null, null, null],
    ],
  });
});

test("a short row of bare figures is one row; nothing is an empty table", () => {
  expect(
    tableOf([
      ["2026-01-01", 1, 0, 0],
      ["2026-01-02", 0, 1, 0],
    ]).rows,
  ).toEqual([
    ["", "2026-01-01", 1, 0, 0],
    ["", "2026-01-02", 0, 1, 0],
  ]);
  expect(tableOf({})).toEqual({ columns: ["table"], rows: [] });
  expect(tableOf([])).toEqual({ columns: ["table"], rows: [] });
});

test("nothing that is known is left out, and every row is as wide as its columns", () => {
  const known = (value: Json): Json[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(known) : value === null ? [] : [value];
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const answer = value as Json;
      const { columns, rows } = tableOf(answer);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      const told = rows.flatMap(([, ...cells]) => cells.map(String));
      expect(told).toEqual(expect.arrayContaining(known(answer).map(String)));
      expect(new Set(columns).size).toBe(columns.length);
    }),
  );
});
