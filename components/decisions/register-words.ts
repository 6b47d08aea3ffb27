import {
  type Axis,
  axes,
  axisWords,
  type Gate,
  gates,
  gateWords,
  stages,
  stageWords,
  states,
  stateWords,
} from "@/server/domain/decision-words";
import { type NextKind, type RegisterField, type RegisterMark, registerMarks, turns } from "@/server/domain/register";
import { segments } from "@/server/domain/segment";

export type RegisterValues = Readonly<Partial<Record<RegisterField | "by", string>>>;
export type Named = { id: string; name: string };
type Option = { value: string; label: string };

export const markWords: Record<RegisterMark, string> = {
  unanswered: "Overdue for an answer",
  overdue: "Overdue for review",
  tradeoff: "Customer worse, business better",
  dissent: "With a dissent",
  urgent: "Urgent",
  stop: "Stops something",
  unregistered: "Found outside the register",
};

export const nextWords: Record<NextKind, { ahead: string; past: string }> = {
  answer: { ahead: "answer", past: "answer overdue" },
  notices: { ahead: "departments", past: "departments overdue" },
  prediction: { ahead: "prediction", past: "prediction due" },
  review: { ahead: "review", past: "review overdue" },
};

/** What the gate says, where "for customers" stands beside it. */
export const shortGates: Record<Gate, string> = { helps: "Helps", neutral: "No difference", harms: "Harms" };

export const pathOptions = [
  { value: "light", label: "Light path" },
  { value: "heavy", label: "Heavy path" },
];
export const stateOptions = states.map((state) => ({ value: state, label: stateWords[state] }));
export const gateOptions = gates.map((gate) => ({ value: gate, label: shortGates[gate] }));
export const stageOptions = stages.map((stage) => ({ value: stage, label: stageWords[stage] }));

const turnWords: Record<Axis, Record<(typeof turns)[number], string>> = {
  time: { worse: "costs more time", better: "saves time", touched: "touches time" },
  worry: { worse: "more worry", better: "less worry", touched: "touches worry" },
  effort: { worse: "more effort", better: "less effort", touched: "touches effort" },
  money: { worse: "costs more money", better: "saves money", touched: "touches money" },
};
export const axisOptions = axes.flatMap((axis) =>
  turns.map((turn) => ({ value: `${axis}-${turn}`, label: `${axisWords[axis].name}: ${turnWords[axis][turn]}` })),
);

export const namedOptions = (named: readonly Named[]): Option[] =>
  named.map(({ id, name }) => ({ value: id, label: name }));

/** Standing segments, and the saved ones that a decision names. */
export const segmentOptions = (saved: readonly Named[]): Option[] => [
  ...segments(null).map(({ key, name }) => ({ value: key, label: name })),
  ...namedOptions(saved),
];

export type Chip = { field: RegisterField; words: string };

/** What is asked of the register, each thing in words that can be taken off by itself. */
export function chipsOf(values: RegisterValues, departments: readonly Named[], saved: readonly Named[]): Chip[] {
  const among = (field: RegisterField, options: readonly Option[]): Chip[] => {
    const found = options.find(({ value }) => value === values[field]);
    return found ? [{ field, words: found.label }] : [];
  };
  return [
    ...(values.q ? [{ field: "q" as const, words: `“${values.q}”` }] : []),
    ...among("state", stateOptions),
    ...among(
      "gate",
      gates.map((gate) => ({ value: gate, label: gateWords[gate] })),
    ),
    ...among("axis", axisOptions),
    ...among("stage", stageOptions).map((chip) => ({ ...chip, words: `Stage: ${chip.words}` })),
    ...among("department", namedOptions(departments)),
    ...among("segment", segmentOptions(saved)).map((chip) => ({ ...chip, words: `Affects: ${chip.words}` })),
    ...among("path", pathOptions),
    ...registerMarks.filter((mark) => values[mark] === "yes").map((field) => ({ field, words: markWords[field] })),
  ];
}

/** The address of the register with these questions. */
export function registerHref(values: RegisterValues, more: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(Object.entries({ ...values, ...more }).filter(([, value]) => value)).toString();
  return asked ? `/decisions?${asked}` : "/decisions";
}
