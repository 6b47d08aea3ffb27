import {
  affectsWords,
  axisSteps,
  axisWords,
  businessTurnWords,
  directionWords,
  doorWords,
  effectWords,
  evidenceWords,
  gateWords,
  stageWords,
  stepWords,
  toldWords,
} from "@/server/domain/decision-words";

const labels: Readonly<Record<string, string>> = {
  title: "What is to be decided?",
  job: "What is the customer trying to do?",
  view: "What does this mean for them, in their own words?",
  gate: "All in all, it",
  affects: "Customers are affected",
  noneReason: "Why is no customer affected?",
  worstOff: "Who comes off worst?",
  mitigation: "What makes it easier for those who come off worse?",
  evidenceBasis: "How do we know?",
  evidenceGap: "What do we not know?",
  businessEffect: "What does it do for the organisation?",
  businessTurn: "For us",
  toldHow: "How do customers hear of it?",
  toldByOn: "By when customers are told",
  toldPlan: "Who tells them, and what",
  deciderId: "Decides",
  ownerId: "Owns it",
  departmentId: "Department",
  door: "Can we go back?",
  "stages[]": "Where the customer is",
  "toldDepartments[]": "Departments that are told",
  answerDays: "Days they have to answer",
  isUrgent: "Urgent",
  isStop: "It stops something",
  minutesPerCustomer: "Minutes saved each time",
  timesAYear: "Times a year",
};

const kinds: Readonly<Record<string, string>> = {
  options: "Option",
  predictions: "Prediction",
  evidence: "Evidence",
  stakeholders: "Also touched",
  tellings: "Told beforehand",
};

const parts: Readonly<Record<string, string>> = {
  title: "name",
  effect: "what it does",
  measure: "measure",
  measureKey: "measure",
  measureOf: "read of",
  baseline: "today",
  direction: "which way",
  threshold: "how much",
  resolveOn: "day",
  probability: "how sure",
  who: "who",
  spoke: "who spoke with them",
  how: "how",
  on: "day",
  words: "words",
  kind: "where it comes from",
};

type Names = Readonly<Record<string, string>>;

/** What a field of the letter is called, by its name. `names`: of what has an id. */
export function letterLabel(field: string, names: Names): string {
  const [head = "", second = "", third = ""] = field.split(".");
  if (head === "axes") {
    const axis = Object.entries(axisWords).find(([key]) => key === second)?.[1].name ?? second;
    return third === "note" ? `How ${axis.toLowerCase()} changes` : axis;
  }
  if (head === "segments") return `What it does to: ${names[second] ?? "a segment"}`;
  const kind = kinds[head];
  if (kind) return [`${kind} ${Number(second) + 1}`, parts[third]].filter(Boolean).join(": ");
  return labels[field] ?? field;
}

const steps = Object.fromEntries(axisSteps.map((step) => [String(step), stepWords[step]]));
const spoken: Readonly<Record<string, Names>> = {
  gate: gateWords,
  affects: affectsWords,
  businessTurn: businessTurnWords,
  toldHow: toldWords,
  door: doorWords,
  "stages[]": stageWords,
  direction: directionWords,
  kind: evidenceWords,
  step: steps,
};

/** A field's value as it is read: words for the letter's own, names for what has an id. */
export function letterValue(field: string, value: string, names: Names): string {
  const last = field.split(".").at(-1) ?? "";
  const words = field.startsWith("segments.") ? effectWords : (spoken[field] ?? spoken[last] ?? {});
  return value
    .split(field.endsWith("[]") ? ", " : /(?!)/)
    .map((each) => (words as Names)[each] ?? names[each] ?? each)
    .join(", ");
}
