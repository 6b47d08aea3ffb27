import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anniversaryRanges } from "./anniversary";
import { type MilestoneFacts, milestoneKey, milestonesDue, type RecentDay } from "./milestone";
import { type MilestoneRules, readCounts } from "./milestone-rules";
import { addDays, addMonths, daysBetween, type PlainDate, plainDate } from "./plain-date";
import { tenureOf } from "./tenure";
import { thankedFor, thanksLine } from "./thanks-line";
import { thanksWay } from "./thanks-way";

const day = plainDate;
const today = day("2026-11-21");
const rules: MilestoneRules = {
  years: [1, 5, 10, 12],
  purchases: [3, 10],
  valueMinor: [100_000, 500_000],
  currency: "GBP",
  afterReturn: true,
  afterReferral: true,
  aheadDays: 7,
  ringDays: 182,
  coolOffDays: 90,
};

type Line = readonly [on: string, minor: number];

/** The facts of a customer with these lines, as the database sums them up. */
function bought(lines: readonly Line[], given: Partial<MilestoneFacts> = {}): MilestoneFacts {
  const days = [...new Set(lines.map(([on]) => on))].sort().reverse();
  const recentDays: RecentDay[] = days.map((on) => {
    const ofDay = lines.filter(([other]) => other === on).map(([, minor]) => minor);
    return { on: day(on), isPurchase: ofDay.some((minor) => minor >= 0), minor: ofDay.reduce((a, b) => a + b, 0) };
  });
  const purchaseDays = recentDays.filter(({ isPurchase }) => isPurchase).map(({ on }) => on);
  return {
    tenure: tenureOf({ purchaseDays: purchaseDays.toReversed(), statedSinceOn: null, lapseDays: 400, today }),
    ...{ today, rules, purchaseDays: purchaseDays.length, currency: "GBP", referrals: [], said: [] },
    valueMinor: lines.reduce((sum, [, minor]) => sum + minor, 0),
    recentDays: recentDays.filter(({ on }) => daysBetween(on, today) <= rules.ringDays),
    ...given,
  };
}

const named = (facts: MilestoneFacts) =>
  milestonesDue(facts).map((due) => `${due.kind} ${milestoneKey(due)} ${due.on}`);

describe("milestones", () => {
  it.each<[string, Line[], string[]]>([
    [
      "the third day",
      [
        ["2026-01-05", 100],
        ["2026-03-05", 100],
        ["2026-10-05", 100],
      ],
      ["purchases 3 2026-10-05"],
    ],
    [
      "twice on one day is one day",
      [
        ["2026-01-05", 1],
        ["2026-10-05", 1],
        ["2026-10-05", 1],
      ],
      [],
    ],
    [
      "a refund makes no day",
      [
        ["2026-01-05", 9],
        ["2026-03-05", 9],
        ["2026-10-05", -9],
      ],
      [],
    ],
    [
      "the third day, long ago",
      [
        ["2026-01-05", 1],
        ["2026-02-05", 1],
        ["2026-03-05", 1],
        ["2026-10-05", 1],
      ],
      [],
    ],
    [
      "the sum",
      [
        ["2026-05-05", 90_000],
        ["2026-10-05", 10_000],
      ],
      ["value GBP 100000 2026-10-05"],
    ],
    [
      "the sum, with a refund since",
      [
        ["2026-05-05", 90_000],
        ["2026-10-05", 10_000],
        ["2026-10-09", -1],
      ],
      [],
    ],
    [
      "the latest rise to the sum",
      [
        ["2026-05-25", 100_000],
        ["2026-10-05", -1],
        ["2026-10-09", 1],
      ],
      ["value GBP 100000 2026-10-09"],
    ],
    [
      "one year, lately",
      [
        ["2025-10-01", 1],
        ["2026-10-01", 1],
      ],
      ["years 1 2026-10-01"],
    ],
    [
      "two years are none here",
      [
        ["2024-10-01", 1],
        ["2025-10-01", 1],
        ["2026-10-02", 1],
      ],
      ["purchases 3 2026-10-02"],
    ],
    [
      "coming back",
      [
        ["2025-03-01", 1],
        ["2026-11-01", 1],
      ],
      ["return 2026-11-01 2026-11-01"],
    ],
    [
      "who has lapsed",
      [
        ["2016-11-21", 500_000],
        ["2016-11-22", 1],
        ["2016-11-23", 1],
      ],
      [],
    ],
  ])("%s", (_, lines, due) => {
    expect(named(bought(lines))).toEqual(due);
  });

  it("come in an order: years, coming back, whom they sent, what they bought", () => {
    const lines: Line[] = [
      ["2014-11-20", 1],
      ["2026-11-01", 600_000],
      ["2026-11-02", 1],
    ];
    const referrals = [{ id: "r", referred: "Anna Schmidt", boughtOn: day("2026-11-03") }];
    expect(milestonesDue(bought(lines, { referrals })).map(({ kind }) => kind)).toEqual([
      "years",
      "return",
      "referral",
      "value",
      "purchases",
    ]);
  });

  it("are not those that were thanked for, nor lesser ones", () => {
    const lines: Line[] = [
      ["2026-05-05", 90_000],
      ["2026-10-05", 10_000],
      ["2026-10-06", 1],
    ];
    const said = (kind: "value" | "purchases", key: string) => ({ on: day("2026-06-01"), kind, key });
    expect(named(bought(lines, { said: [said("value", "GBP 100000"), said("purchases", "10")] }))).toEqual([]);
    expect(named(bought(lines, { said: [said("value", "EUR 900000")] }))).toEqual([
      "value GBP 100000 2026-10-05",
      "purchases 3 2026-10-06",
    ]);
  });

  it("do not have them come back twice when an earlier purchase turns up", () => {
    const lines: Line[] = [
      ["2024-08-01", 1],
      ["2026-10-20", 1],
      ["2026-11-01", 1],
    ];
    const said = [{ on: day("2026-11-05"), kind: "return" as const, key: "2026-11-01" }];
    expect(named(bought(lines, { said }))).not.toContain("return 2026-10-20 2026-10-20");
  });

  it("of whom they sent stay due to who has lapsed, each once", () => {
    const referrals = [
      { id: "a", referred: "Anna", boughtOn: day("2026-11-03") },
      { id: "b", referred: "Ben", boughtOn: day("2026-11-04") },
    ];
    const facts = bought([["2016-11-21", 1]], {
      referrals,
      said: [{ on: day("2026-11-06"), kind: "referral", key: "b" }],
    });
    expect(named(facts)).toEqual(["referral a 2026-11-03"]);
  });

  it("in another currency than the organisation's are none", () => {
    expect(named(bought([["2026-10-05", 100_000]], { currency: "EUR" }))).toEqual([]);
  });

  it("say nothing of sums, names or other customers to the customer", () => {
    const kinds = [
      { kind: "purchases", count: 50, on: today },
      { kind: "value", minor: 1_000_000, currency: "GBP", on: today },
      { kind: "return", on: today },
      { kind: "referral", referralId: "r", referred: "Anna Schmidt", on: today },
    ] as const;
    for (const milestone of kinds) {
      const words = `${thanksLine(milestone, { today, hasBreaks: false })} ${thankedFor(milestone)}`;
      expect(words).not.toMatch(/Anna|10,?000|£|GBP/);
    }
  });
});

const anyDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(day("1996-01-01"), days));

describe("anniversaries", () => {
  it("fall into the days of the year that are asked for, exactly when they lie between the two days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(360), (sinceOn, first, length) => {
        const last = addDays(first, length);
        const key = Number(sinceOn.slice(5, 7)) * 100 + Number(sinceOn.slice(8));
        const years = [first, last].map((end) => Number(end.slice(0, 4)));
        const on = (year: number): PlainDate => addMonths(sinceOn, (year - Number(sinceOn.slice(0, 4))) * 12);
        const isIn = [...new Set(years)].some((year) => on(year) >= first && on(year) <= last);
        expect(anniversaryRanges(first, last).some(({ from, to }) => from <= key && key <= to)).toBe(isIn);
      }),
      { numRuns: 3_000 },
    );
  });

  it("of 29 February are on the 28th, and on the 29th where there is one", () => {
    expect(anniversaryRanges(day("2027-02-28"), day("2027-02-28"))).toEqual([{ year: 2027, from: 228, to: 229 }]);
    expect(anniversaryRanges(day("2028-02-28"), day("2028-02-28"))).toEqual([{ year: 2028, from: 228, to: 228 }]);
    expect(anniversaryRanges(day("2026-12-30"), day("2027-03-01"))).toEqual([
      { year: 2026, from: 1230, to: 1231 },
      { year: 2027, from: 101, to: 301 },
    ]);
  });
});

describe("how they are thanked", () => {
  const none = { own: null, byDefault: null, refusesPromotion: false, refusesCalls: false };
  const byDefault = (wish: "call" | "note" | "perk" | "none") => ({ wish, segment: "Ten years" });

  it.each([
    [{}, null, null],
    [{ byDefault: byDefault("call") }, "call", "Customers of “Ten years” are thanked by a call."],
    [{ byDefault: byDefault("none") }, "none", null],
    [{ own: "note" as const, byDefault: byDefault("call") }, "note", "They like to be thanked by a note."],
    [{ byDefault: byDefault("call"), refusesCalls: true }, null, null],
    [{ byDefault: byDefault("perk"), refusesPromotion: true }, null, null],
    [
      { own: "perk" as const, refusesPromotion: true },
      "perk",
      "They like thanks they can use. They want no promotional content: thank them in words.",
    ],
    [
      { own: "call" as const, refusesCalls: true },
      "call",
      "They like to be thanked by a call. They asked not to be rung: thank them when they ring.",
    ],
  ] as const)("%j: %s", (given, wish, because) => {
    expect(thanksWay({ ...none, ...given })).toEqual({ wish, because });
  });
});

it.each([
  ["1, 5, 10", [1, 5, 10]],
  ["10 5;5", [5, 10]],
  ["", []],
  ["0, 5", null],
  ["five", null],
  ["-1", null],
])("a list of numbers: %s", (text, counts) => {
  expect(readCounts(text)).toEqual(counts);
});
