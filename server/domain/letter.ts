import { DEFAULT_REVIEW_DAYS } from "./deciding";
import { heavyReasonsOf } from "./decision";
import { type Axis, axisSteps, type HeavyReason, segmentEffects } from "./decision-words";
import { addDays, type PlainDate } from "./plain-date";

/** How many options, predictions, pieces of evidence, others and tellings a letter holds of each. */
export const FEW = 5;

export type LetterValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * A draft's content as the names and values of the letter's form: {axes: {time: {step}}} is "axes.time.step". A number is
 * its digits, yes is a ticked box.
 */
export function valuesOfLetter(content: Record<string, unknown>): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  put(values, "", content);
  return values;
}

function put(values: Record<string, string | string[]>, name: string, node: unknown): void {
  if (typeof node === "string" || typeof node === "number") values[name] = String(node);
  else if (typeof node === "boolean") values[name] = node ? "on" : "";
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
 * do nothing as the other option, the front line told in a week and customers in two, a prediction for the review.
 * Source: ruling 15.
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
    businessTurn: "better",
    "tellings.0.who": "The front line",
    "tellings.0.how": "Briefed in person",
    "tellings.0.on": addDays(today, 7),
    toldHow: "front_line_briefed",
    toldByOn: addDays(today, 14),
    ...Object.assign({}, ...Array.from({ length: FEW }, (_, place) => prediction(place, today))),
    door: "two_way",
    departmentId: writer.departmentId,
    ownerId: writer.id,
    deciderId: writer.mayDecide ? writer.id : "",
    "toldDepartments[]": [...toldDepartments],
    answerDays: "7",
  };
}

function prediction(place: number, today: PlainDate): LetterValues {
  const name = `predictions.${place}`;
  const resolveOn = addDays(today, DEFAULT_REVIEW_DAYS);
  return { [`${name}.direction`]: "at_most", [`${name}.probability`]: "70", [`${name}.resolveOn`]: resolveOn };
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

/** From where on the heavy path is taken, and how many stand in each segment. `heavyValueMinor` null: no such limit. */
export type PathLimits = {
  counts: Readonly<Record<string, number | null>>;
  heavyShare: number;
  heavyValueMinor: number | null;
};

/** The limits of an organisation, for a letter that may name these segments. */
export function pathLimits(
  segments: readonly { key: string; count: number | null }[],
  organisation: { heavyShare: number; heavyValueMinor: number | null },
): PathLimits {
  const { heavyShare, heavyValueMinor } = organisation;
  return { counts: Object.fromEntries(segments.map(({ key, count }) => [key, count])), heavyShare, heavyValueMinor };
}

/** The segments a letter says are touched, of those that can be named; none when nobody is affected. */
export function chosenSegments(values: LetterValues, segments: readonly { key: string }[]): string[] {
  if (values.affects === "none") return [];
  return segments
    .map(({ key }) => key)
    .filter((key) => segmentEffects.some((effect) => effect === values[`segments.${key}`]));
}

/** Everybody touched together, nobody twice. */
type Touched = { customers: number; everyone: number; valueMinor: number };

/**
 * Why the letter would take the heavy path as it stands. What is not written yet weighs nothing. Until all that are touched
 * have been counted together (`reach` null) the largest segment counts; dissent and referral come once it is proposed.
 */
export function heavySoFar(read: ReadField, limits: PathLimits, reach: Touched | null = null): HeavyReason[] {
  const { counts, heavyShare, heavyValueMinor } = limits;
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
      affectedCount: isNobody ? 0 : (reach?.customers ?? Math.max(0, ...touched.map((key) => counts[key] ?? 0))),
      allCount: reach?.everyone ?? counts.all ?? 0,
      valueMinor: isNobody ? 0 : (reach?.valueMinor ?? 0),
    },
    { heavyShare, heavyValueMinor },
  );
}
