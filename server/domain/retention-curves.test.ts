import fc from "fast-check";
import { expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier";
import { curveOf, sumLives } from "./life-sums";
import { curvesOf, halfOf, reachedBy, shareBy, toldBy } from "./retention-curves";
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
  expect(shareBy(kaplanMeier(sixMp), 6)?.share).toBeCloseTo(1 - 0.857143, 6);
  expect(shareBy(kaplanMeier(sixMp), 36)).toBeNull();
});

test("a share has the bounds of the curve, and none where the curve has none: at nobody and at all", () => {
  // METRICS B6: the log-log interval of S(6) is .6197 to .9516.
  const six = shareBy(kaplanMeier(sixMp), 6);
  expect([six?.share, six?.low, six?.high].map((share) => share?.toFixed(4))).toEqual(["0.1429", "0.0484", "0.3803"]);
  expect(shareBy(kaplanMeier(sixMp), 5)).toEqual({ share: 0, low: null, high: null });
  const gone = curveOf(sumLives([{ from: 0, until: 40, ended: true, count: 30 }]));
  expect(shareBy(gone, 40)).toEqual({ share: 1, low: null, high: null });
  expect(shareBy(gone, 41)).toBeNull();
  expect(shareBy(curveOf([]), 1)).toBeNull();
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

test("a part that was reached where fewer than twenty were watched is not told", () => {
  const steps = (many: number) => kaplanMeier(sixMp.map((life) => ({ ...life, count: many }))).steps;
  expect([0.1, 0.5, 0.8].map((part) => toldBy(steps(1), part))).toEqual([6, "too_few", null]);
  expect([0.1, 0.5, 0.8].map((part) => toldBy(steps(10), part))).toEqual([6, 23, null]);
});

test("a curve says in words when half are reached, or what part is where half never are", () => {
  const tenfold = sixMp.map((life) => ({ ...life, count: 10 }));
  expect(curveFinding(seenOf(tenfold).curves[0], words).words).toBe("Half of patients relapse within 23 days.");
  // Six are watched on day 23.
  expect(curveFinding(seenOf(sixMp).curves[0], words).words).toBe(
    "By when half of patients relapse is not known, as too few were watched at that time: 14% within 6 days, between 5% and 38%.",
  );
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

const losing = { who: "customers", act: "are lost" };
const returning = { who: "first-time buyers", act: "buy again" };
/** Out of sight `each` a day from `first` to `last`. */
const unseen = (first: number, last: number, each = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    from: 0,
    until: first + index,
    ended: false,
    count: each,
  }));

test.each([
  [
    "first losses on the day after the last usual day are not passed over",
    losing,
    [{ from: 0, until: 366, ended: true, count: 300 }, ...unseen(367, 599, 3), ...unseen(600, 600)],
    "Fewer than half of customers are lost in the time we have watched: 30% within 593 days, between 27% and 33%.",
  ],
  ["nobody is lost yet", losing, unseen(301, 600), "In the 600 days we have watched, no customers are lost yet."],
  [
    "the one watched longest does not speak for half of a thousand",
    returning,
    [{ from: 0, until: 20, ended: true, count: 300 }, ...unseen(100, 798), { from: 0, until: 900, ended: true }],
    "By when half of first-time buyers buy again is not known, as too few were watched at that time: 30% within 730 days, between 27% and 33%.",
  ],
  [
    "the one who came into sight before all others and was lost does not speak for them",
    losing,
    [
      { from: 3000, until: 3741, ended: true },
      { from: 3800, until: 4500, ended: false, count: 60 },
    ],
    "It cannot be said when customers are lost: too few were watched when it happened.",
  ],
  [
    "losses among the last few in sight are no news of all",
    losing,
    [...unseen(10, 39), { from: 0, until: 366, ended: true, count: 4 }, { from: 0, until: 400, ended: false }],
    "It cannot be said when customers are lost: too few were watched when it happened.",
  ],
  [
    "all on one day have no interval, and are all",
    losing,
    [{ from: 0, until: 91, ended: true, count: 25 }],
    "All customers watched for so long are lost within 91 days.",
  ],
  [
    "where even thirty days are too far it is said of the last day at which twenty are watched",
    returning,
    [{ from: 0, until: 2, ended: true, count: 10 }, ...unseen(3, 32)],
    "Fewer than half of first-time buyers buy again in the time we have watched: 25% within 13 days, between 14% and 41%.",
  ],
])("%s", (_, act, lives, says) => expect(curveFinding(seenOf(lives).curves[0], act).words).toBe(says));

test("half is told only where twenty were watched and at most half go on; nobody yet only where nobody went", () => {
  const life = fc.record({
    from: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
    lasts: fc.integer({ min: 1, max: 800 }),
    ended: fc.boolean(),
    count: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (drawn) => {
      const lives = drawn.map(({ from, lasts, ...rest }) => ({ from, until: from + lasts, ...rest }));
      const [curve] = seenOf(lives).curves;
      if (!curve) throw new Error("Somebody was watched.");
      const { words } = curveFinding(curve, losing);
      const nobody = lives.every(({ ended }) => !ended);
      if (curve.customers >= 20) expect(words.endsWith("are lost yet.")).toBe(nobody);
      const half = halfOf(curve);
      const isTold = half.reading === "reached" || half.reading === "all_at_once";
      if (curve.customers >= 20 && !nobody) expect(/^(Half|All) /.test(words)).toBe(isTold);
      if (!isTold) return;
      const watched = lives.filter(({ from, until }) => (from === 0 || from < half.day) && half.day <= until);
      expect(watched.reduce((all, { count }) => all + count, 0)).toBeGreaterThanOrEqual(20);
      expect(shareBy(kaplanMeier(lives), half.day)?.share).toBeGreaterThanOrEqual(0.5 - 1e-9);
      if (half.reading === "reached") expect(half.from).toBeLessThanOrEqual(half.day);
      else expect(watched.every(({ until, ended }) => ended && until === half.day)).toBe(true);
    }),
  );
});
