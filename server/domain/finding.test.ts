import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceFinding, countFinding, enoughForFinding, shareFinding, standoutFinding } from "./finding";
import { proportionDifference } from "./proportion-difference";
import { wilson } from "./wilson";

const n = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20_000 }));
const share = n.chain((of) => fc.record({ k: fc.integer({ min: 0, max: of }), n: fc.constant(of) }));

describe("more came than went", () => {
  const words = { plus: "came", minus: "went", when: "this quarter" };
  test.each([
    [1912, 1500, "more", "412 more came than went this quarter."],
    [20, 1, "more", "19 more came than went this quarter."],
    [1500, 1912, "fewer", "412 more went than came this quarter."],
    [40, 38, "same", "As many came as went this quarter, but for chance: 40 came, 38 went."],
    [5, 2, "too_few", "Too few to say more this quarter: 5 came, 2 went."],
    [0, 0, "none", "Nobody came or went this quarter."],
  ])("%i came and %i went", (plus, minus, reading, says) => {
    expect(balanceFinding({ plus, minus }, words)).toEqual({ reading, words: says });
  });

  test("is said only where the interval excludes as many, and turns round with the figures", () => {
    fc.assert(
      fc.property(n, n, (plus, minus) => {
        const { reading } = balanceFinding({ plus, minus }, words);
        const interval = wilson(plus, plus + minus);
        if (reading === "more") expect(interval?.low).toBeGreaterThan(0.5);
        if (reading === "fewer") expect(interval?.high).toBeLessThan(0.5);
        expect(balanceFinding({ plus: minus, minus: plus }, words).reading).toBe(turned[reading]);
      }),
    );
  });
});

describe("a share against an earlier one", () => {
  const words = { who: "new customers", act: "buy again within 90 days", than: "a year ago" };
  test.each([
    [
      [210, 1000],
      [260, 1000],
      "fewer",
      "Fewer new customers buy again within 90 days than a year ago (21% against 26%).",
    ],
    [
      [260, 1000],
      [210, 1000],
      "more",
      "More new customers buy again within 90 days than a year ago (26% against 21%).",
    ],
    [
      ...[[21, 100], [26, 100], "same"],
      "No change that chance does not explain: 21% of new customers buy again within 90 days, a year ago 26%.",
    ],
    [
      [20_600, 100_000],
      [21_400, 100_000],
      "fewer",
      "Fewer new customers buy again within 90 days than a year ago (20.6% against 21.4%).",
    ],
    [
      [3, 8],
      [50, 90],
      "too_few",
      "Too few new customers to say whether more buy again within 90 days than a year ago: 3 of 8, against 50 of 90.",
    ],
    [
      [300, 800],
      [0, 0],
      "too_few",
      "Too few new customers to say whether more buy again within 90 days than a year ago: 300 of 800.",
    ],
    [[0, 0], [50, 90], "none", "Nothing is known yet of how many new customers buy again within 90 days."],
  ] as [[number, number], [number, number], string, string][])(
    "%j against %j",
    ([k, of], [before, ofBefore], reading, says) => {
      expect(shareFinding({ k, n: of }, { k: before, n: ofBefore }, words)).toEqual({ reading, words: says });
    },
  );

  test("names a direction only where the interval of the difference excludes nought and there are enough", () => {
    fc.assert(
      fc.property(share, share, (now, before) => {
        const { reading, words: says } = shareFinding(now, before, words);
        const difference = proportionDifference(now, before);
        expect(reading === "more").toBe(says.startsWith("More"));
        expect(reading === "fewer").toBe(says.startsWith("Fewer"));
        if (reading === "more") expect(difference?.low).toBeGreaterThan(0);
        if (reading === "fewer") expect(difference?.high).toBeLessThan(0);
        if (reading === "more" || reading === "fewer") {
          expect(Math.min(now.n, before.n)).toBeGreaterThanOrEqual(enoughForFinding);
          expect(shareFinding(before, now, words).reading).toBe(turned[reading]);
          const [one, other] = /\((.+) against (.+)\)/.exec(says)?.slice(1) ?? [];
          expect(one).not.toBe(other);
        }
      }),
    );
  });
});

describe("the one that differs from all the others", () => {
  const words = { act: "buy again", others: "those of other years" };
  const year = (name: string, k: number, of: number) => ({ name: `new customers of ${name}`, k, n: of });
  test("is named with both shares", () => {
    expect(standoutFinding([year("2023", 260, 1000), year("2024", 180, 1000), year("2025", 262, 1000)], words)).toEqual(
      {
        reading: "fewer",
        words: "Fewer new customers of 2024 buy again than those of other years (18% against 26%).",
      },
    );
  });

  test.each([
    [[year("2023", 26, 100), year("2024", 21, 100)], "same"],
    [[year("2023", 26, 100), year("2024", 0, 12)], "too_few"],
    [[], "none"],
  ])("nobody is named where chance explains it, or there are too few", (groups, reading) => {
    expect(standoutFinding(groups, words).reading).toBe(reading);
  });

  test("lies outside its interval, the wider the more groups were looked at; a small group is never named", () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 8 }), (shares) => {
        const groups = shares.map((of, index) => ({ name: `group ${index}`, ...of }));
        const { reading, words: says } = standoutFinding(groups, words);
        if (reading !== "more" && reading !== "fewer") return;
        const named = groups[Number(/group (\d)/.exec(says)?.[1])];
        if (!named) throw new Error("Somebody is named.");
        const others = groups.filter((group) => group !== named);
        const rest = others.reduce((sum, of) => ({ k: sum.k + of.k, n: sum.n + of.n }), { k: 0, n: 0 });
        const difference = proportionDifference(named, rest);
        expect(named.n).toBeGreaterThanOrEqual(enoughForFinding);
        if (reading === "more") expect(difference?.low).toBeGreaterThan(0);
        else expect(difference?.high).toBeLessThan(0);
      }),
    );
  });
});

describe("how often something happened", () => {
  const words = { what: "complaints", per: "customer", than: "a year ago" };
  const of = (count: number, over = 1000) => ({ count, over });
  test.each([
    [of(412), of(300), "more", "More complaints per customer than a year ago (412 against 300)."],
    [of(412, 2000), of(300, 1000), "fewer", "Fewer complaints per customer than a year ago (412 against 300)."],
    [
      of(41),
      of(38),
      "same",
      "No change in complaints per customer that chance does not explain (41 against 38 a year ago).",
    ],
    [
      of(9),
      of(2),
      "too_few",
      "Too few complaints to say whether there are more per customer than a year ago (9 against 2).",
    ],
    [
      of(90),
      of(0, 0),
      "too_few",
      "Too few complaints to say whether there are more per customer than a year ago (90 against 0).",
    ],
    [of(0), of(0), "none", "No complaints, neither now nor a year ago."],
  ])("%j against %j", (now, before, reading, says) => {
    expect(countFinding(now, before, words)).toEqual({ reading, words: says });
  });

  test("never says more where it happened less often for as much to happen to", () => {
    const tally = fc.record({ count: n, over: fc.integer({ min: 0, max: 5000 }) });
    fc.assert(
      fc.property(tally, tally, (now, before) => {
        const { reading } = countFinding(now, before, words);
        const [a, b] = [now.count * before.over, before.count * now.over];
        if (reading === "more") expect(a).toBeGreaterThan(b);
        if (reading === "fewer") expect(a).toBeLessThan(b);
      }),
    );
  });
});

const turned = { more: "fewer", fewer: "more", same: "same", too_few: "too_few", none: "none" };
