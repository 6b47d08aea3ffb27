import {
  type Affects,
  type Axis,
  type AxisStep,
  axes,
  type BusinessTurn,
  type Direction,
  type Door,
  type EvidenceBasis,
  type EvidenceKind,
  type Gate,
  type SegmentEffect,
  type Stage,
  type ToldHow,
} from "./decision-words";
import { DomainError } from "./errors";
import { cutsOf, type Measure, type MeasureOf } from "./measure";
import type { PlainDate } from "./plain-date";
import { saidLength } from "./said-length";

/** Everything that is put forward: the account from the customer's side, and the decision after it. */
export type Proposal = {
  title: string;
  /** What the customer is trying to do. */
  job: string;
  /** What it means for customers, in the first person, as the customer would say it. */
  view: string;
  gate: Gate;
  stages: Stage[];
  affects: Affects;
  noneReason: string | null;
  /** A standing segment by its key, a saved one by its id. */
  segments: { segment: string; effect: SegmentEffect }[];
  axes: Record<Axis, { step: AxisStep; note: string | null }>;
  minutesPerCustomer: number | null;
  /** It stops something customers had to go through. */
  isStop: boolean;
  /** How often in a year one customer meets what is stopped; null: it stops nothing. */
  timesAYear: number | null;
  worstOff: string;
  mitigation: string | null;
  businessEffect: string;
  /** How the organisation itself fares by it; null: not said. */
  businessTurn: BusinessTurn | null;
  /** Who else it touches, what it does to them, and who spoke with them; null: nobody did. */
  stakeholders: { who: string; effect: string; spoke: string | null }[];
  /** Who is told before the customers, how and when; the front line first. */
  tellings: { who: string; how: string; on: PlainDate | null }[];
  toldHow: ToldHow;
  toldPlan: string;
  toldByOn: PlainDate | null;
  evidenceBasis: EvidenceBasis;
  evidenceGap: string | null;
  /** What it rests on; words "" are filled from the record `refId` points to. */
  evidence: { kind: EvidenceKind; words: string; refId: string | null }[];
  options: { title: string; effect: string; isDoNothing: boolean }[];
  predictions: Prediction[];
  door: Door;
  isUrgent: boolean;
  departmentId: string;
  ownerId: string;
  deciderId: string;
  replacesId: string | null;
  toldDepartments: string[];
  answerDays: number;
};

export type Prediction = {
  /** In own words; with a measure of the house the server writes them. */
  measure: string;
  /** What the house reads by itself; null: own words. */
  measureKey: Measure | null;
  /** A saved segment by its id. */
  measureOf: MeasureOf | null;
  /** Null: the house reads it. */
  baseline: number | null;
  direction: Direction;
  threshold: number;
  /** How sure, between 0 and 1, neither included. */
  probability: number;
  resolveOn: PlainDate;
};

/** What is missing: the field it belongs beside, and the sentence. */
export type Lack = { field: string; sentence: string };

const said = saidLength;

/**
 * What a statement still lacks before it can be put forward; empty when it is complete. The database says the same
 * sentences. `today` null: the day is not known yet, and is checked later. Source: GOVERNANCE A3, A4; rulings 13 and 15.
 */
export function missingToPropose(it: Proposal, today: PlainDate | null): Lack[] {
  return lacks([...missingInStatement(it), ...missingInOptions(it, today)]);
}

type Check = readonly [isMissing: boolean, field: string, sentence: string];

function lacks(checks: readonly Check[]): Lack[] {
  return checks.filter(([isMissing]) => isMissing).map(([, field, sentence]) => ({ field, sentence }));
}

function missingInStatement(it: Proposal): Check[] {
  const isNone = it.affects === "none";
  const isWorse = axes.some((axis) => it.axes[axis].step < 0);
  return [
    [said(it.title) < 8, "title", "Say what is to be decided, in at least 8 characters."],
    [said(it.job) < 20, "job", "Say what the customer is trying to do, in at least 20 characters."],
    [said(it.view) < 80, "view", "Say what it means for customers, as the customer would, in at least 80 characters."],
    [isNone && said(it.noneReason) < 40, "noneReason", "Argue in at least 40 characters why no customer is affected."],
    [isNone && it.segments.length > 0, "segments", "A decision that affects nobody names no segment."],
    [!isNone && it.segments.length === 0, "segments", "Say which customers are affected."],
    ...axes.map((axis): Check => {
      const { step, note } = it.axes[axis];
      const sentence = "Every change in time, worry, effort or money needs a note.";
      return [step !== 0 && said(note) === 0, `axes.${axis}.note`, sentence];
    }),
    [said(it.worstOff) === 0, "worstOff", "Say who comes off worst."],
    [
      isWorse && said(it.mitigation) < 20,
      "mitigation",
      "Say in at least 20 characters what makes it easier for those who come off worse.",
    ],
    [said(it.businessEffect) === 0, "businessEffect", "Say what it does for the organisation."],
    [said(it.toldPlan) === 0, "toldPlan", "Say how customers will hear of it, or why they will not."],
    [it.toldHow !== "not_told" && !it.toldByOn, "toldByOn", "Say by when customers will have been told."],
    [
      it.evidenceBasis === "assumption" && said(it.evidenceGap) === 0,
      "evidenceGap",
      "Without evidence, say what is not known.",
    ],
    [it.toldDepartments.length === 0, "toldDepartments", "Name the departments to be told."],
    ...missingInLines(it),
    [
      it.isStop && !((it.minutesPerCustomer ?? 0) > 0),
      "minutesPerCustomer",
      "Say how many minutes it saves one customer each time.",
    ],
    [it.isStop && it.timesAYear === null, "timesAYear", "Say how often in a year one customer meets what is stopped."],
  ];
}

function missingInLines({ stakeholders, tellings }: Proposal): Check[] {
  return [
    ...stakeholders.map(({ who, effect }, place): Check => {
      const sentence = "Say of everybody else it touches who they are and what it means to them.";
      return [said(who) === 0 || said(effect) === 0, `stakeholders.${place}.effect`, sentence];
    }),
    ...tellings.map(({ who, how, on }, place): Check => {
      const sentence = "Say of everybody who is told beforehand how and on which day.";
      return [said(who) === 0 || said(how) === 0 || on === null, `tellings.${place}.on`, sentence];
    }),
  ];
}

function missingInOptions(it: Proposal, today: PlainDate | null): Check[] {
  const isEvidenced = it.evidenceBasis === "evidence";
  return [
    [
      it.options.length < 2 || it.options.filter((option) => option.isDoNothing).length !== 1,
      "options",
      "Name at least two options, one of them to do nothing.",
    ],
    ...it.options.map((option, place): Check => {
      const isSilent = said(option.title) === 0 || said(option.effect) === 0;
      return [isSilent, `options.${place}.effect`, "Every option needs a name and what customers would meet."];
    }),
    [it.predictions.length === 0, "predictions.0.measure", "Make at least one prediction."],
    ...it.predictions.flatMap((prediction, place): Check[] => [
      ...missingInMeasure(prediction, place),
      [
        today !== null && prediction.resolveOn <= today,
        `predictions.${place}.resolveOn`,
        "A prediction is about a day to come.",
      ],
    ]),
    [isEvidenced && it.evidence.length === 0, "evidence.0.words", "Evidence is claimed: link or quote it."],
  ];
}

function missingInMeasure({ measureKey, measureOf, measure, baseline }: Prediction, place: number): Check[] {
  if (measureKey !== null) {
    const isOdd = measureOf !== null && !cutsOf(measureKey).includes(measureOf.by);
    return [[isOdd, `predictions.${place}.measureOf`, "This measure cannot be read of that."]];
  }
  return [
    [said(measure) < 8, `predictions.${place}.measure`, "Say in at least 8 characters what is measured."],
    [baseline === null, `predictions.${place}.baseline`, "Say what the measure is today."],
  ];
}

/** Refuses with every sentence at once, beside the first field that needs something. */
export function refuseIfMissing(missing: readonly Lack[]): void {
  if (missing.length === 0) return;
  const sentence = missing.map((lack) => lack.sentence).join(" ");
  throw new DomainError("refused", { sentence }, missing[0]?.field);
}
