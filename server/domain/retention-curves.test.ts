import { expect, test } from "vitest";
import { sumLives } from "./life-sums";
import { curvesOf, happenedBy, reachedBy } from "./retention-curves";
import { curveFinding } from "./retention-finding";

/** 6-MP of Freireich 1963 as METRICS B6 gives it: 21 lives, median 23. */
const sixMp = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((until) => ({ from: 0, until, ended: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((until) => ({ from: 0, until, ended: false })),
];
const words = { who: "patients", act: "relapse" };
const seenOf = (lives: Parameters<typeof sumLives>[0]) => curvesOf([{ name: "Everybody", sums: sumLives(lives) }]);

test("a curve ends with its last observation, and its median has an interval that may be open", () => {
  const [curve] = seenOf(sixMp).curves;
  expect(curve).toMatchObject({ customers: 21, median: 23, medianBetween: [13, null], until: 35 });
  expect(curve?.steps.at(-1)?.survival).toBeCloseTo(0.448179, 6);
  expect(happenedBy(sumLives(sixMp), 6)?.share).toBeCloseTo(1 - 0.857143, 6);
  expect(happenedBy(sumLives(sixMp), 36)).toBeNull();
  expect(happenedBy([], 1)).toBeNull();
});

test("a part that was never reached has no day", () => {
  const steps = seenOf(sixMp).curves[0]?.steps ?? [];
  expect([0.1, 0.5, 0.8].map((part) => reachedBy(steps, part))).toEqual([6, 23, null]);
});

test("a long quiet tail is left out of the drawing, never what happens", () => {
  const quick = Array.from({ length: 100 }, (_, index) => ({ from: 0, until: index + 1, ended: true }));
  const tail = { from: 0, until: 5000, ended: false };
  expect(seenOf([...quick, tail])).toMatchObject({ drawnTo: 365, unit: "days" });
  expect(seenOf([...quick, { ...tail, ended: true }, { ...tail, until: 6000 }]).drawnTo).toBe(365);
  const late = Array.from({ length: 100 }, (_, index) => ({ from: 0, until: 4000 + index, ended: true }));
  expect(seenOf([...quick, ...late, tail])).toMatchObject({ drawnTo: 5000, unit: "years" });
});

test("a curve says in words when half are reached, or what part is where half never are", () => {
  expect(curveFinding(seenOf(sixMp).curves[0], words).words).toBe("Half of patients relapse within 23 days.");
  const few = seenOf(sixMp.slice(0, 5)).curves[0];
  expect(curveFinding(few, words)).toEqual({
    reading: "too_few",
    words: "Too few patients to say when they relapse: 5.",
  });
  const rare = seenOf([
    ...Array.from({ length: 10 }, () => ({ from: 0, until: 20, ended: true })),
    ...Array.from({ length: 90 }, () => ({ from: 0, until: 100, ended: false })),
  ]).curves[0];
  expect(curveFinding(rare, words).words).toBe(
    "Fewer than half of patients relapse in the time we have watched: 10% within 90 days, between 6% and 18%.",
  );
  expect(curveFinding(undefined, words).reading).toBe("none");
});
