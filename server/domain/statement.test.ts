import { describe, expect, test } from "vitest";
import { plainDate } from "./plain-date";
import { missingToPropose, type Proposal, refuseIfMissing } from "./statement";

const today = plainDate("2026-11-21");
const still = { step: 0 as const, note: null };
const whole: Proposal = {
  title: "Ring before the letter goes out",
  job: "Buy something out of the ordinary without being suspected.",
  view: "When I buy something out of the ordinary, somebody rings me the same day, and I can sort it out at once.",
  gate: "helps",
  stages: ["use"],
  affects: "direct",
  noneReason: null,
  segments: [{ segment: "open_issue", effect: "better" }],
  axes: { time: still, worry: { step: 2, note: "no letter" }, effort: still, money: still },
  minutesPerCustomer: null,
  isStop: false,
  timesAYear: null,
  worstOff: "People who cannot be rung at work.",
  mitigation: null,
  businessEffect: "Forty calls a week.",
  businessTurn: "better",
  stakeholders: [{ who: "The fraud team", effect: "Forty calls a week", spoke: null }],
  tellings: [{ who: "The front line", how: "Briefed", on: plainDate("2026-11-28") }],
  toldHow: "front_line_briefed",
  toldPlan: "The front line is briefed on Monday.",
  toldByOn: plainDate("2026-12-01"),
  evidenceBasis: "assumption",
  evidenceGap: "How many would rather have a letter.",
  evidence: [],
  options: [
    { title: "Ring first", effect: "A voice before a letter.", isDoNothing: false },
    { title: "Do nothing", effect: "As it is today.", isDoNothing: true },
  ],
  predictions: [
    {
      measure: "Complaints per 1,000",
      measureKey: null,
      measureOf: null,
      baseline: 8.8,
      direction: "at_most",
      threshold: 3,
      probability: 0.8,
      resolveOn: plainDate("2027-02-01"),
    },
  ],
  door: "two_way",
  isUrgent: false,
  departmentId: "risk",
  ownerId: "owner",
  deciderId: "decider",
  replacesId: null,
  toldDepartments: ["service"],
  answerDays: 7,
};
const [prediction] = whole.predictions;
const lacking = (it: Partial<Proposal>) => missingToPropose({ ...whole, ...it }, today);

describe("a proposal", () => {
  test("is put forward when nothing is missing", () => {
    expect(lacking({})).toEqual([]);
    expect(lacking({ toldHow: "not_told", toldByOn: null })).toEqual([]);
    expect(
      lacking({ affects: "none", segments: [], noneReason: "Only our own rooms are painted; nobody calls there." }),
    ).toEqual([]);
    expect(() => refuseIfMissing([])).not.toThrow();
  });

  test.each([
    ["title", { title: "Ring   " }, "title"],
    ["job", { job: "Buy" }, "job"],
    ["view", { view: ` ${"x".repeat(79)} ` }, "view"],
    ["argument for none", { affects: "none", segments: [], noneReason: "Internal." }, "noneReason"],
    ["silence about segments when none", { affects: "none", noneReason: "x".repeat(40) }, "segments"],
    ["segments", { segments: [] }, "segments"],
    ["note of an axis", { axes: { ...whole.axes, time: { step: 1, note: " " } } }, "axes.time.note"],
    ["mitigation", { axes: { ...whole.axes, money: { step: -1, note: "dearer" } } }, "mitigation"],
    ["worst off", { worstOff: "" }, "worstOff"],
    ["business effect", { businessEffect: "" }, "businessEffect"],
    ["plan of telling", { toldPlan: "" }, "toldPlan"],
    ["day of telling", { toldByOn: null }, "toldByOn"],
    ["gap", { evidenceGap: null }, "evidenceGap"],
    ["evidence claimed", { evidenceBasis: "evidence" }, "evidence.0.words"],
    ["departments", { toldDepartments: [] }, "toldDepartments"],
    [
      "effect on somebody else",
      { stakeholders: [{ who: "Press", effect: " ", spoke: "Ann" }] },
      "stakeholders.0.effect",
    ],
    ["day of a telling", { tellings: [{ who: "The line", how: "Briefed", on: null }] }, "tellings.0.on"],
    ["do nothing", { options: whole.options.slice(0, 1) }, "options"],
    [
      "effect of an option",
      { options: [...whole.options, { title: "Wait", effect: "", isDoNothing: false }] },
      "options.2.effect",
    ],
    ["prediction", { predictions: [] }, "predictions.0.measure"],
    ["minutes of what it stops", { isStop: true, timesAYear: 2 }, "minutesPerCustomer"],
    ["times of what it stops", { isStop: true, minutesPerCustomer: 5 }, "timesAYear"],
  ] as [string, Partial<Proposal>, string][])("lacks its %s", (_, given, field) => {
    expect(lacking(given).map((lack) => lack.field)).toEqual([field]);
  });

  test("predicts something measured, about a day to come", () => {
    const predictions = prediction ? [{ ...prediction, measure: "Calls", resolveOn: today }] : [];
    expect(lacking({ predictions })).toHaveLength(2);
    expect(missingToPropose({ ...whole, predictions }, null)).toHaveLength(1);
  });

  test("is measured by the house without a number typed, of what goes with the measure; in own words with one", () => {
    const measured = (given: object) =>
      lacking({ predictions: prediction ? [{ ...prediction, measure: "", baseline: null, ...given }] : [] });
    expect(measured({ measureKey: "kept_rate", measureOf: { by: "team", value: "leeds" } })).toEqual([]);
    expect(measured({ measureKey: "early_repeat", measureOf: { by: "team", value: "leeds" } })).toMatchObject([
      { field: "predictions.0.measureOf" },
    ]);
    expect(measured({}).map(({ field }) => field)).toEqual(["predictions.0.measure", "predictions.0.baseline"]);
  });

  test("is refused with every sentence, beside the first field", () => {
    expect(() => refuseIfMissing(lacking({ title: "", toldPlan: "" }))).toThrow(/8 characters\. Say how customers/);
  });
});
