import { expect, test } from "vitest";
import { sumLives } from "./life-sums";
import { curvesOf } from "./retention-curves";
import { toldCurves } from "./told-curves";

const group = (name: string, size: number, until: number) => ({
  name,
  sums: sumLives(Array.from({ length: size }, (_, index) => ({ from: 0, until, ended: index % 2 === 0 }))),
});
const names = (curves: readonly { name: string }[]) => curves.map(({ name }) => name);

test("a curve of under ten lives is named and not drawn, and does not stretch the axis of the others", () => {
  const { told, tooFew } = toldCurves(
    curvesOf([group("2024", 9, 900), group("2025", 10, 400), group("2026", 30, 200)]),
  );
  expect(names(told.curves)).toEqual(["2025", "2026"]);
  expect(names(tooFew)).toEqual(["2024"]);
  expect(told.drawnTo).toBe(400);
  expect(told.ticks.every(({ at }) => at <= 400)).toBe(true);
});

test("where all are too few nothing is drawn", () => {
  const { told, tooFew } = toldCurves(curvesOf([group("Everybody", 3, 50)]));
  expect(told).toMatchObject({ curves: [], drawnTo: 0 });
  expect(names(tooFew)).toEqual(["Everybody"]);
});
