import { expect, test } from "vitest";
import { addDays, plainDate } from "./plain-date";
import { spellFigures, tallyOf } from "./spell-figures";
import { spellPicture } from "./spell-picture";

const asOf = plainDate("2026-11-22");
const bought = (...daysAgo: [number, ...number[]]) => {
  const [first, ...later] = daysAgo.map((days) => addDays(asOf, -days));
  return spellFigures({ customerId: "a", days: [first ?? asOf, ...later] }, asOf, 90);
};

test("runs are put into classes by the day they began, breaks into classes with more at the end", () => {
  const figures = [
    bought(0),
    bought(105, 10),
    bought(2000, 80, 10),
    bought(900, 800, 700, 600, 500, 400),
    ...[bought(500, 10), bought(100)],
  ];
  const picture = spellPicture(
    {
      spells: tallyOf(figures.map(({ spells }) => spells)),
      current: tallyOf(figures.flatMap(({ current }) => current ?? [])),
      grace: tallyOf(figures.map(({ grace }) => grace)),
      strict: tallyOf(figures.map(({ strict }) => strict)),
      ended: figures.reduce((all, { ended }) => all + ended, 0),
      endedDays: figures.reduce((all, { endedDays }) => all + endedDays, 0),
    },
    asOf,
  );
  expect(picture.classes.map(({ customers }) => customers)).toEqual([4, 0, 0, 0, 0, 0, 0, 0]);
  expect(picture.classes[1]).toMatchObject({ from: "2026-05-23", to: "2026-08-22" });
  expect(picture.breaks.map(({ customers, isMore }) => [customers, isMore])).toEqual([
    [2, false],
    [3, false],
    [0, false],
    [0, false],
    [1, true],
  ]);
  expect(picture.current).toMatchObject({ n: 4, median: 10 });
  expect(picture.ended).toEqual({ n: 10, meanDays: 0 });
});
