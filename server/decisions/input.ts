import { z } from "zod";
import {
  type Axis,
  affectedWays,
  answers,
  type axes,
  boardOutcomes,
  businessTurns,
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
import { DomainError } from "../domain/errors";
import { readLink } from "../domain/evidence";
import { FEW } from "../domain/letter";
import { measures, readMeasureOf } from "../domain/measure";
import { axisTurns, registerMarks, registerOrders, type Turn } from "../domain/register";
import { isSegmentKey, segmentKeys } from "../domain/segment";
import { missingToPropose, type Proposal } from "../domain/statement";
import {
  checkbox,
  choice,
  dayField,
  idField,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalWords,
  treeOf,
  words,
} from "../trpc/fields";

const said = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").trim())
  .pipe(z.string().max(4000, "Please keep it under 4000 characters."));

/** One line of words. */
const line = said.pipe(z.string().max(200, "Please keep it under 200 characters."));

const numberField = z
  .union([z.number(), z.string()])
  .transform((typed) => (typeof typed === "number" ? typed : Number(typed.trim().replaceAll(",", "") || Number.NaN)))
  .pipe(z.number("Please give a number."));

const wholeField = (least: number, most: number) =>
  numberField.pipe(z.number().int("Please give a whole number.").min(least).max(most));

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]).filter((each) => each !== ""),
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

/** What the server finds out by itself: whoever gives it is told so, and does not believe that it counted. */
const foundByServer = (sentence: string) => z.undefined(sentence).optional();

/** What a piece of evidence points to: chosen from a list, or the address of its page. */
const link = z
  .object({
    ...{ kind: choice(evidenceKinds), words: said, refId: optionalId, link: optionalWords(1000) },
    afterDecision: foundByServer("The server says whether it came after the decision."),
  })
  .transform(({ link, afterDecision: _, ...given }, issues) => {
    const refId = given.refId ?? (link === null ? null : readLink(link));
    if (link === null || refId !== null) return { ...given, refId };
    issues.addIssue({ code: "custom", path: ["link"], message: new DomainError("evidence_link_unknown").message });
    return z.NEVER;
  });

const evidence = link.transform((given) => (given.words === "" && given.refId === null ? null : given));

const prediction = z
  .object({
    measure: said,
    measureKey: z
      .union([z.literal("").transform(() => null), choice(measures)])
      .nullish()
      .transform((key) => key ?? null),
    measureOf: z
      .string()
      .nullish()
      .transform((text) => readMeasureOf(text ?? "")),
    baseline: z
      .union([z.literal("").transform(() => null), numberField])
      .nullish()
      .transform((typed) => typed ?? null),
    direction: choice(directions),
    threshold: numberField,
    /** Asked in percent. */
    probability: wholeField(1, 99).transform((percent) => percent / 100),
    resolveOn: dayField,
  })
  // Of everybody where nothing is read; where the house reads it, nobody types it.
  .transform((given) => (given.measureKey === null ? { ...given, measureOf: null } : { ...given, baseline: null }));

/** Everybody else it touches. */
const stakeholder = z
  .object({ who: line, effect: said, spoke: optionalWords(200) })
  .transform((given) => (given.who === "" && given.effect === "" && given.spoke === null ? null : given));

/** Who is told before the customers. */
const telling = z
  .object({ who: line, how: line, on: optionalDay })
  .transform((given) => (given.who === "" && given.how === "" ? null : given));

const present = <Item>(items: (Item | null)[]): Item[] => items.filter((item): item is Item => item !== null);

/** As many of a kind as a letter holds. Lines that were left empty are none. */
const few = <Item>(item: z.ZodType<Item | null>) =>
  list(item)
    .transform(present)
    .pipe(z.array(z.custom<Item>()).max(FEW, `Please name at most ${FEW}.`));

/** A prediction nothing was said of has only its defaults. */
const blankOr = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (isUnsaid(given) ? null : given), item.nullable());

function isUnsaid(given: unknown): boolean {
  if (typeof given !== "object" || given === null) return false;
  const said = given as Record<string, unknown>;
  return ["measure", "measureKey", "baseline", "threshold"].every((name) => String(said[name] ?? "").trim() === "");
}

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
  isStop: checkbox,
  timesAYear: z
    .union([z.literal("").transform(() => null), numberField.pipe(z.number().positive().max(10_000))])
    .nullish()
    .transform((n) => n ?? null),
  worstOff: said,
  mitigation: optionalWords(),
  businessEffect: said,
  businessTurn: optionalChoice(businessTurns),
  stakeholders: few(stakeholder),
  tellings: few(telling),
  toldHow: choice(toldWays),
  toldPlan: said,
  toldByOn: optionalDay,
  evidenceBasis: choice(evidenceBases),
  evidenceGap: optionalWords(),
  evidence: few(evidence),
  options: few(option),
  predictions: few(blankOr(prediction)),
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
  .refine((content) => JSON.stringify(content).length < 100_000, "That is too long for one decision.")
  .transform((content) =>
    Object.keys(content).some((name) => /[.[]/.test(name)) ? treeOf(asFields(content)) : content,
  );

/** What a page sends of itself: the names of its fields, dotted, with their values. */
function asFields(content: Record<string, unknown>): Record<string, string | string[]> {
  const known = z.union([z.string(), z.array(z.string())]);
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]) => {
      const read = known.safeParse(value);
      return read.success ? [[name, read.data]] : [];
    }),
  );
}

const revision = z.coerce.number().int().min(1);

export const draftDecision = z.object({ content: typed });
export const saveDraft = z.object({ id: idField, revision, content: typed });
export const draftRevisions = z.object({
  id: idField,
  before: z.coerce
    .number()
    .int()
    .nullish()
    .transform((n) => n ?? null),
});
export const draftRevision = z.object({ id: idField, revision });
export const hintsOfLetter = z.object({ id: optionalId, content: typed });

/** What somebody has chosen so far: standing segments by their keys, saved ones by their ids. */
export const chosenSegments = z.object({ segments: z.array(z.union([z.enum(segmentKeys), idField])).max(50) });

const drawn = foundByServer("Who and how many are touched is counted and drawn by the server.");

/** The letter, ready to be put forward; without an id it is a new decision. What is missing stands beside its field. */
export const proposeDecision = z
  .object({ id: optionalId, revision: revision.optional(), content: typed })
  .extend({ affectedCount: drawn, sample: drawn, comparators: drawn })
  .and(letter)
  .superRefine((given, issues) => {
    for (const { field, sentence } of missingToPropose(given as Proposal, null))
      issues.addIssue({ code: "custom", path: field.split("."), message: sentence });
  });

export const decisionId = z.object({ id: idField });
export const statementVersion = z.object({ id: idField, version: z.coerce.number().int().min(1).max(10_000) });

export const anchorsBefore = z.object({ before: optionalDay });
export const anchorOn = z.object({ on: dayField });

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
  decidedAt: foundByServer("The server says when it is decided."),
  heavyReasons: foundByServer("Which path it takes is found by the server."),
});

const why = words(20, 4000);
export const dissent = z.object({ id: idField, statementId: idField, reason: why });
export type Dissent = z.output<typeof dissent>;

export const takeBackDissent = z.object({ id: idField, dissentId: idField, reason: why });
export type TakeBackDissent = z.output<typeof takeBackDissent>;

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

export const addEvidence = z
  .object({ id: idField, evidence: list(evidence).transform(present) })
  .transform((given, issues) => {
    const [piece] = given.evidence;
    if (piece) return { id: given.id, ...piece };
    issues.addIssue({
      code: "custom",
      path: ["evidence", "0", "words"],
      message: "Please write what was said or shown.",
    });
    return z.NEVER;
  });
export const recordOutcome = z.object({ predictionId: idField, actual: numberField });

export const correct = z.object({
  id: idField,
  field: choice(correctableFields),
  before: words(1, 1000),
  after: words(1, 1000),
});

/** A decision found outside the register; what it says becomes the title of its draft. */
export const enterFinding = z.object({
  what: words(8, 200),
  where: words(8, 1000),
  takenOn: dayField,
  departmentId: idField,
});

/** Decisions found since a day, from a number on; what is neither filters nothing. */
export const findingsFilter = z.object({
  from: optionalDay.catch(null),
  before: z.coerce
    .number()
    .int()
    .positive()
    .nullish()
    .catch(null)
    .transform((number) => number ?? null),
});

/** One word of an address; what is not a word we know filters nothing. */
const filter = <const Words extends readonly string[]>(options: Words) =>
  z
    .string()
    .nullish()
    .transform((text): Words[number] | null => options.find((option) => option === text) ?? null);

const yes = z
  .unknown()
  .optional()
  .transform((said) => said === "yes");

/** What is asked of the register, as its address carries it. */
export const registerFilter = z
  .object({
    q: z
      .string()
      .nullish()
      .transform((text) => text?.trim().slice(0, 200) || null),
    gate: filter(gates),
    state: filter(states),
    path: filter(paths),
    stage: filter(stages),
    axis: filter(axisTurns).transform((said) => {
      const [axis, turn] = said?.split("-") ?? [];
      return axis && turn ? { axis: axis as Axis, turn: turn as Turn } : null;
    }),
    department: z
      .string()
      .nullish()
      .transform((text) => idField.safeParse(text).data ?? null),
    segment: z
      .string()
      .nullish()
      .transform((text) => (text && (isSegmentKey(text) || idField.safeParse(text).success) ? text : null)),
    unanswered: yes,
    overdue: yes,
    tradeoff: yes,
    dissent: yes,
    urgent: yes,
    stop: yes,
    unregistered: yes,
    by: filter(registerOrders).transform((order) => order ?? "newest"),
    before: z
      .string()
      .nullish()
      .transform((text) => (text && /^\d{1,9}$/.test(text) ? Number(text) : null)),
  })
  .transform(({ unanswered, overdue, tradeoff, dissent, urgent, stop, unregistered, ...asked }) => {
    const said = { unanswered, overdue, tradeoff, dissent, urgent, stop, unregistered };
    return { ...asked, marks: registerMarks.filter((mark) => said[mark]) };
  });

export type TakePosition = z.output<typeof takePosition>;
export type Decide = z.output<typeof decide>;
export type EnterFinding = z.output<typeof enterFinding>;
export type FindingsFilter = z.output<typeof findingsFilter>;
export type RegisterFilter = z.output<typeof registerFilter>;
