import {
  type Affects,
  type Axis,
  type AxisStep,
  affectsWords,
  axes,
  axisWords,
  type Direction,
  type Door,
  directionWords,
  doorWords,
  type EvidenceBasis,
  effectWords,
  type Gate,
  gateWords,
  type SegmentEffect,
  type Stage,
  stageWords,
  stepWords,
  type ToldHow,
  toldWords,
} from "./decision-words";
import { segments } from "./segment";

/** A statement version as an advocate reads it. Words are null where they were erased. */
export type Version = {
  words: (Record<string, unknown> & { title?: string }) | null;
  owner: string;
  decider: string;
  door: Door;
  gate: Gate;
  stages: Stage[];
  affects: Affects;
  axes: Record<Axis, AxisStep>;
  toldHow: ToldHow;
  toldByOn: string | null;
  isUrgent: boolean;
  evidenceBasis: EvidenceBasis;
  told: string[];
  segments: { segment: string; name: string | null; effect: SegmentEffect; count: number }[];
  evidence: (string | null)[];
  options: ({ title: string; effect: string } | null)[];
  predictions: {
    measure: string | null;
    direction: Direction;
    threshold: number;
    probability: number;
    resolveOn: string;
  }[];
};

/** One field that reads otherwise than before. "" stands for nothing said. */
export type Change = { field: string; before: string; after: string };

/** What reads otherwise in a later version, in the order of the letter; null when words of either were erased. */
export function changesBetween(before: Version, after: Version): Change[] | null {
  if (before.words === null || after.words === null) return null;
  const earlier = new Map(readingsOf(before));
  return readingsOf(after)
    .map(([field, said]) => ({ field, before: earlier.get(field) ?? "", after: said }))
    .filter((change) => change.before !== change.after);
}

const erased = "(erased)";

/** Every field under the name people know it by, and what it says. */
function readingsOf(it: Version): [field: string, said: string][] {
  const words = (key: string) => {
    const said = it.words?.[key];
    return typeof said === "string" ? said.trim() : "";
  };
  return [
    ["What is to be decided", words("title")],
    ["What the customer is trying to do", words("job")],
    ["What it means for customers", words("view")],
    ["For customers", gateWords[it.gate]],
    ["Way back", doorWords[it.door]],
    ["Where on their way", it.stages.map((stage) => stageWords[stage]).join(", ")],
    ["Touched", [affectsWords[it.affects], words("noneReason")].filter(Boolean).join(": ")],
    ...axes.map((axis): [string, string] => [
      axisWords[axis].name,
      [stepWords[it.axes[axis]], words(`${axis}Note`)].filter(Boolean).join(": "),
    ]),
    ["Who is affected", it.segments.map(segmentReading).join("; ")],
    ["Who comes off worst", words("worstOff")],
    ["What makes it easier for them", words("mitigation")],
    ["What it does for us", [words("businessTurn"), words("businessEffect")].filter(Boolean).join(": ")],
    ["Who else is touched", listOf(it.words?.stakeholders, ["who", "effect", "spoke"])],
    ["Who is told before customers", listOf(it.words?.tellings, ["who", "how", "on"])],
    ["How customers hear of it", [toldWords[it.toldHow], words("toldPlan"), it.toldByOn].filter(Boolean).join(". ")],
    ["It rests on", it.evidence.map((said) => said ?? erased).join("; ") || "an assumption"],
    ["What is not known", words("evidenceGap")],
    ["Options", it.options.map((option) => (option ? `${option.title}: ${option.effect}` : erased)).join("; ")],
    ["Predictions", it.predictions.map(predictionReading).join("; ")],
    ["Owner", it.owner],
    ["Decider", it.decider],
    ["Departments told", it.told.join(", ")],
    ["Urgent", it.isUrgent ? "yes" : "no"],
  ];
}

/** Lines of the letter: each says something under some of these keys. */
function listOf(lines: unknown, keys: readonly string[]): string {
  if (!Array.isArray(lines)) return "";
  return lines
    .map((line: Record<string, unknown> | null) =>
      keys.flatMap((key) => (line?.[key] ? [String(line[key])] : [])).join(", "),
    )
    .join("; ");
}

function segmentReading({ segment, name, effect, count }: Version["segments"][number]): string {
  const standing = segments(null).find(({ key }) => key === segment);
  return `${name ?? standing?.name ?? segment} (${count}), ${effectWords[effect]}`;
}

function predictionReading(it: Version["predictions"][number]): string {
  const measure = it.measure ?? erased;
  return `${measure} ${directionWords[it.direction]} ${it.threshold} by ${it.resolveOn}, ${Math.round(it.probability * 100)} % sure`;
}
