import { z } from "zod";
import {
  affectedWays,
  answers,
  type axes,
  boardOutcomes,
  correctableFields,
  directions,
  doors,
  evidenceBases,
  evidenceKinds,
  gates,
  paths,
  segmentEffects,
  stages,
  stances,
  states,
  toldWays,
} from "../domain/decision-words";
import { segmentKeys } from "../domain/segment";
import { missingToPropose, type Proposal } from "../domain/statement";
import { checkbox, choice, dayField, idField, optionalDay, optionalId, optionalWords, words } from "../trpc/fields";

const said = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").trim())
  .pipe(z.string().max(4000, "Please keep it under 4000 characters."));

const numberField = z
  .union([z.number(), z.string()])
  .transform((typed) => (typeof typed === "number" ? typed : Number(typed.trim().replaceAll(",", "") || Number.NaN)))
  .pipe(z.number("Please give a number."));

const wholeField = (least: number, most: number) =>
  numberField.pipe(z.number().int("Please give a whole number.").min(least).max(most));

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (given) => (given === undefined || given === "" ? [] : Array.isArray(given) ? given : [given]),
    z.array(item),
  );

const axis = z.object({
  step: z
    .enum(["-2", "-1", "0", "1", "2"], "Please choose one.")
    .transform((step) => Number(step) as Proposal["axes"]["time"]["step"]),
  note: optionalWords(400),
});

const touched = z
  .record(
    z.union([z.enum(segmentKeys), idField]),
    z.union([z.literal(""), z.literal("untouched"), z.enum(segmentEffects)]),
  )
  .nullish()
  .transform((record) =>
    Object.entries(record ?? {}).flatMap(([segment, effect]) =>
      effect && effect !== "untouched" ? [{ segment, effect }] : [],
    ),
  );

const option = z
  .object({ title: said, effect: said, isDoNothing: checkbox })
  .transform((given) => (given.title === "" && given.effect === "" ? null : given));

const evidence = z
  .object({ kind: choice(evidenceKinds), words: said })
  .transform((given) => (given.words === "" ? null : given));

const prediction = z.object({
  measure: said,
  baseline: numberField,
  direction: choice(directions),
  threshold: numberField,
  /** Asked in percent. */
  probability: wholeField(1, 99).transform((percent) => percent / 100),
  resolveOn: dayField,
});

const present = <Item>(items: (Item | null)[]): Item[] => items.filter((item): item is Item => item !== null);

const letter = z.object({
  title: said.pipe(z.string().max(200, "Please keep it under 200 characters.")),
  job: said,
  view: said,
  gate: choice(gates),
  stages: list(choice(stages)).pipe(z.array(choice(stages)).min(1, "Choose at least one stage.")),
  affects: choice(affectedWays),
  noneReason: optionalWords(),
  segments: touched,
  axes: z.object({ time: axis, worry: axis, effort: axis, money: axis } satisfies Record<
    (typeof axes)[number],
    typeof axis
  >),
  minutesPerCustomer: z
    .union([z.literal("").transform(() => null), numberField])
    .nullish()
    .transform((n) => n ?? null),
  worstOff: said,
  mitigation: optionalWords(),
  businessEffect: said,
  toldHow: choice(toldWays),
  toldPlan: said,
  toldByOn: optionalDay,
  evidenceBasis: choice(evidenceBases),
  evidenceGap: optionalWords(),
  evidence: list(evidence).transform(present),
  options: list(option).transform(present),
  predictions: list(prediction),
  door: choice(doors),
  isUrgent: checkbox,
  departmentId: idField,
  ownerId: idField,
  deciderId: idField,
  replacesId: optionalId,
  toldDepartments: list(idField),
  answerDays: wholeField(1, 90),
});

/** What a draft holds: the letter as typed, complete or not. */
const typed = z
  .record(z.string(), z.unknown())
  .refine((content) => JSON.stringify(content).length < 100_000, "That is too long for one decision.");

const revision = z.coerce.number().int().min(1);

export const draftDecision = z.object({ content: typed });
export const saveDraft = z.object({ id: idField, revision, content: typed });

/** The letter, ready to be put forward; without an id it is a new decision. What is missing stands beside its field. */
export const proposeDecision = z
  .object({ id: optionalId, revision: revision.optional(), content: typed })
  .and(letter)
  .superRefine((given, issues) => {
    for (const { field, sentence } of missingToPropose(given as Proposal, null))
      issues.addIssue({ code: "custom", path: field.split("."), message: sentence });
  });

export const decisionId = z.object({ id: idField });

export const takePosition = z.object({
  id: idField,
  statementId: idField,
  stance: choice(stances),
  customerInput: words(20),
  reason: optionalWords(),
});

export const decide = z.object({
  id: idField,
  statementId: idField,
  optionId: idField,
  reviewOn: dayField,
  overrule: optionalWords(),
});

const why = words(20, 4000);
export const withReason = z.object({ id: idField, reason: why });
export const bringReviewForward = z.object({ id: idField, reviewOn: dayField });

export const minuteBoard = z.object({
  id: idField,
  meetingOn: dayField,
  outcome: choice(boardOutcomes),
  challenge: why,
  reviewOn: optionalDay,
});

export const notifyDepartment = z.object({ id: idField, departmentId: idField, answerDays: wholeField(1, 90) });

export const acknowledge = z.object({
  noticeId: idField,
  answer: choice(answers),
  note: optionalWords(),
});

export const addEvidence = z.object({ id: idField, kind: choice(evidenceKinds), words: words(3) });
export const recordOutcome = z.object({ predictionId: idField, actual: numberField });

export const correct = z.object({
  id: idField,
  field: choice(correctableFields),
  before: words(1, 1000),
  after: words(1, 1000),
});

/** One word of an address; what is not a word we know filters nothing. */
const filter = <const Words extends readonly string[]>(options: Words) =>
  z
    .string()
    .nullish()
    .transform((text): Words[number] | null => options.find((option) => option === text) ?? null);

/** The register's filters, as its address carries them. */
export const registerFilter = z.object({
  gate: filter(gates),
  state: filter(states),
  path: filter(paths),
  department: z
    .string()
    .nullish()
    .transform((text) => idField.safeParse(text).data ?? null),
  before: z
    .string()
    .nullish()
    .transform((text) => (text && /^\d{1,9}$/.test(text) ? Number(text) : null)),
});

export type TakePosition = z.output<typeof takePosition>;
export type Decide = z.output<typeof decide>;
export type RegisterFilter = z.output<typeof registerFilter>;
