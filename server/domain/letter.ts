import { DEFAULT_REVIEW_DAYS } from "./deciding";
import { heavyReasonsOf } from "./decision";
import { type Axis, axisSteps, type HeavyReason } from "./decision-words";
import { addDays, type PlainDate } from "./plain-date";

export type LetterValues = Readonly<Record<string, string | readonly string[]>>;

/** A draft's content as the names and values of the letter's form: {axes: {time: {step}}} is "axes.time.step". */
export function valuesOfLetter(content: Record<string, unknown>): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  put(values, "", content);
  return values;
}

function put(values: Record<string, string | string[]>, name: string, node: unknown): void {
  if (typeof node === "string") values[name] = node;
  else if (Array.isArray(node) && node.every((item) => typeof item === "string")) values[`${name}[]`] = node;
  else if (typeof node === "object" && node !== null)
    for (const [key, child] of Object.entries(node)) put(values, name ? `${name}.${key}` : key, child);
}

type Defaults = {
  today: PlainDate;
  writer: { id: string; departmentId: string; mayDecide: boolean };
  /** Departments that are told unless somebody unticks them. */
  toldDepartments: readonly string[];
};

/**
 * What the letter says until somebody says otherwise: decided by its writer where they may, nothing changes on any axis,
 * do nothing as the other option, two weeks to tell customers, a prediction for the review. Source: ruling 15.
 */
export function letterDefaults({ today, writer, toldDepartments }: Defaults): LetterValues {
  const none = { "axes.time.step": "0", "axes.worry.step": "0", "axes.effort.step": "0", "axes.money.step": "0" };
  return {
    ...none,
    affects: "direct",
    "stages[]": ["use"],
    evidenceBasis: "assumption",
    "evidence.0.kind": "complaint",
    "options.1.title": "Do nothing",
    "options.1.effect": "Everything stays for customers as it is today.",
    toldHow: "front_line_briefed",
    toldByOn: addDays(today, 14),
    "predictions.0.direction": "at_most",
    "predictions.0.probability": "70",
    "predictions.0.resolveOn": addDays(today, DEFAULT_REVIEW_DAYS),
    door: "two_way",
    departmentId: writer.departmentId,
    ownerId: writer.id,
    deciderId: writer.mayDecide ? writer.id : "",
    "toldDepartments[]": [...toldDepartments],
    answerDays: "7",
  };
}

/** The questions of the light path that have no default: what a writer is really asked. At most twenty. */
export const letterQuestions = [
  "title",
  "job",
  "view",
  "gate",
  "axes.time.step",
  "axes.worry.step",
  "axes.effort.step",
  "axes.money.step",
  "segments",
  "worstOff",
  "evidenceGap",
  "businessEffect",
  "options.0.title",
  "options.0.effect",
  "toldPlan",
  "predictions.0.measure",
  "predictions.0.baseline",
  "predictions.0.threshold",
] as const;

/** One field of the letter by its name, as it stands; null when nothing is chosen. */
export type ReadField = (name: string) => string | null;

type Limits = { counts: Readonly<Record<string, number | null>>; heavyShare: number };

/**
 * Why the letter would take the heavy path as it stands. What is not written yet weighs nothing; segments may overlap, so
 * the largest counts here. Value, dissent and referral are known only once it is proposed.
 */
export function heavySoFar(read: ReadField, { counts, heavyShare }: Limits): HeavyReason[] {
  const step = (axis: Axis) => axisSteps.find((known) => String(known) === read(`axes.${axis}.step`)) ?? 0;
  const touched = Object.keys(counts).filter((key) =>
    ["better", "worse", "mixed"].includes(read(`segments.${key}`) ?? ""),
  );
  const isNobody = read("affects") === "none";
  return heavyReasonsOf(
    {
      door: read("door") === "one_way" ? "one_way" : "two_way",
      gate: read("gate") === "harms" ? "harms" : "neutral",
      axes: { time: step("time"), worry: step("worry"), effort: step("effort"), money: step("money") },
      stances: [],
      isReferred: false,
      affectedCount: isNobody ? 0 : Math.max(0, ...touched.map((key) => counts[key] ?? 0)),
      allCount: counts.all ?? 0,
      valueMinor: 0,
    },
    { heavyShare, heavyValueMinor: null },
  );
}
