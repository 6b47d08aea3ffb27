import type { Direction } from "./decision-words";

/** What the house reads by itself, for a prediction to start from and to be held against. Read by read_measure() in SQL. */
export const measures = [
  "kept_rate",
  "promises_overdue",
  "unlogged_promises",
  "contacts_per_100",
  "complaints_per_100",
  "feeling_happy_share",
  "resolve_days_median",
  "active_customers",
  "early_repeat",
] as const;
export type Measure = (typeof measures)[number];

/** What a measure can be read of, besides all customers. */
export const measureCuts = ["segment", "team", "stage"] as const;
export type MeasureCut = (typeof measureCuts)[number];

/** One value of one cut; null in its place: everybody. `value`: a segment as it is counted, a team's id, a stage's name. */
export type MeasureOf = { readonly by: MeasureCut; readonly value: string };

/** What a measure was on a day. `value` null: nothing, or too little, to read it from. k of n where it is a share or a rate. */
export type Reading = { readonly value: number | null; readonly k: number | null; readonly n: number | null };

/** What a form offers to read a measure of, cut by cut. */
export type MeasureChoices = Readonly<Record<MeasureCut, readonly { value: string; label: string }[]>>;

type MeasureWords = {
  /** As it stands in a prediction, before what it is read of. */
  readonly name: string;
  /** How it is counted, in words a customer would accept as true. */
  readonly rule: string;
  readonly unit: "%" | "days" | "per 100" | "";
  /** Which way is good for customers; a prediction starts from it. */
  readonly good: Direction;
  readonly cuts: readonly MeasureCut[];
};

const everyCut = measureCuts;
const bySegment: readonly MeasureCut[] = ["segment"];

export const measureWords: Record<Measure, MeasureWords> = {
  kept_rate: {
    name: "Promises kept as first said, in %",
    rule: "Of the promises to single customers that fell due in the last 90 days.",
    unit: "%",
    good: "at_least",
    cuts: everyCut,
  },
  promises_overdue: {
    name: "Promises overdue",
    rule: "Past the agreed time on that day, and not done.",
    unit: "",
    good: "at_most",
    cuts: everyCut,
  },
  unlogged_promises: {
    name: "Promises found that nobody had logged",
    rule: "By listening, in complaints or by word of the customer, in the last 90 days.",
    unit: "",
    good: "at_most",
    cuts: ["segment", "team"],
  },
  contacts_per_100: {
    name: "Contacts per 100 active customers",
    rule: "What active customers asked or told us in the last 28 days.",
    unit: "per 100",
    good: "at_most",
    cuts: everyCut,
  },
  complaints_per_100: {
    name: "Complaints per 100 active customers",
    rule: "Complaints of active customers opened in the last 28 days.",
    unit: "per 100",
    good: "at_most",
    cuts: bySegment,
  },
  feeling_happy_share: {
    name: "Contacts with a happy customer, in %",
    rule: "Happy or really happy, of the contacts in the last 90 days where the feeling is known.",
    unit: "%",
    good: "at_least",
    cuts: everyCut,
  },
  resolve_days_median: {
    name: "Days until an issue is resolved",
    rule: "The middle one of all issues resolved in the last 90 days.",
    unit: "days",
    good: "at_most",
    cuts: bySegment,
  },
  active_customers: {
    name: "Active customers",
    rule: "Who last bought within the lapse threshold.",
    unit: "",
    good: "at_least",
    cuts: bySegment,
  },
  early_repeat: {
    name: "New customers who buy again within 90 days, in %",
    rule: "Of the year’s new customers whose 90 days are over.",
    unit: "%",
    good: "at_least",
    cuts: bySegment,
  },
};

export function isMeasure(word: string): word is Measure {
  return measures.some((measure) => measure === word);
}

/** What a measure can be read of. Agrees with measure_takes in the database. */
export function cutsOf(measure: Measure): readonly MeasureCut[] {
  return measureWords[measure].cuts;
}

/** "segment:ten_years" as a form sends it; null: of everybody, or nothing that is meant. */
export function readMeasureOf(text: string): MeasureOf | null {
  const [head, ...rest] = text.split(":");
  const by = measureCuts.find((cut) => cut === head);
  const value = rest.join(":");
  return by && value ? { by, value } : null;
}

/** The same back into the form. */
export function writeMeasureOf(of: MeasureOf | null): string {
  return of ? `${of.by}:${of.value}` : "";
}

/** "Contacts per 100 active customers: With an open issue". `of`: what it is read of, by name; null: all. */
export function measureInWords(measure: Measure, of: string | null): string {
  const { name } = measureWords[measure];
  return of === null ? name : `${name}: ${of}`;
}
