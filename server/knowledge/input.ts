import { z } from "zod";
import { consentAnswers, consentPurposes } from "../domain/consent";
import { goalOutcomes } from "../domain/goal";
import { intents, isGoing, leavingCauses } from "../domain/intent";
import { lifecycleKinds } from "../domain/lifecycle";
import { needKinds } from "../domain/need";
import { type PlainDate, plainDate } from "../domain/plain-date";
import { channelWishes, thanksWishes } from "../domain/preference";
import { isYearlyDay, specialDateKinds } from "../domain/special-date";
import {
  checkbox,
  choice,
  dayField,
  idField,
  optionalChoice,
  optionalDay,
  optionalWords,
  sourceField,
  words,
} from "../trpc/fields";

const learned = { from: sourceField, learnedOn: optionalDay };
export const knowledgeInput = z.object({ customerId: idField });

export const noteNeedInput = z.object({
  customerId: idField,
  kind: choice(needKinds),
  words: words(2, 1000, "Please write it in a few words."),
  forContent: checkbox,
  /** The words they agreed to, where an interest is to be used for content and no consent stands. */
  wording: optionalWords(1000),
  ...learned,
});
export type NoteNeed = z.output<typeof noteNeedInput>;

export const answerNeedInput = z.object({ needId: idField, answer: choice(["still", "no_longer"]) });
export type AnswerNeed = z.output<typeof answerNeedInput>;

const wishes = {
  phone: optionalChoice(channelWishes),
  email: optionalChoice(channelWishes),
  text: optionalChoice(channelWishes),
  letter: optionalChoice(channelWishes),
  visit: optionalChoice(channelWishes),
  times: optionalWords(300),
  language: optionalWords(120),
  thanks: optionalChoice(thanksWishes),
};

export const setPreferencesInput = z.object({
  customerId: idField,
  ...wishes,
  /** What the form showed. */
  base: z.object(wishes),
  ...learned,
});
export type SetPreferences = z.output<typeof setPreferencesInput>;

export const recordConsentInput = z.object({
  customerId: idField,
  purpose: choice(consentPurposes),
  answer: choice(consentAnswers),
  wording: optionalWords(1000),
  ...learned,
});
export type RecordConsent = z.output<typeof recordConsentInput>;

const whole = (least: number, most: number) =>
  z.coerce.number("Please give a number.").int().min(least, "Please check this.").max(most, "Please check this.");

export const noteDateInput = z
  .object({
    customerId: idField,
    kind: choice(specialDateKinds),
    day: whole(1, 31),
    month: whole(1, 12),
    year: z
      .union([z.literal(""), whole(1850, 2200)], "Please check the year.")
      .nullish()
      .transform((year) => (year === "" || year == null ? null : year)),
    words: optionalWords(200),
    /** The words they agreed to, where no consent stands yet. */
    wording: optionalWords(1000),
    ...learned,
  })
  .refine(isYearlyDay, { path: ["day"], message: "There is no such day. Check day, month and year." })
  .refine(({ kind, words }) => kind !== "other" || words !== null, {
    path: ["words"],
    message: "Please say what it is.",
  });
export type NoteDate = z.output<typeof noteDateInput>;

export const sayIntentInput = z
  .object({
    customerId: idField,
    intent: choice(intents),
    cause: optionalChoice(leavingCauses),
    words: optionalWords(1000),
    ...learned,
  })
  .refine(({ intent, cause }) => !isGoing(intent) || cause !== null, {
    path: ["cause"],
    message: "Please choose why. “Not known” is an answer.",
  });
export type SayIntent = z.output<typeof sayIntentInput>;

export const agreeGoalInput = z.object({
  customerId: idField,
  words: words(2, 1000, "Please write what they want to get done."),
  measure: words(2, 500, "Please write how both of you will see it."),
  reviewOn: dayField,
  ...learned,
});
export type AgreeGoal = z.output<typeof agreeGoalInput>;

export const reviewGoalInput = z
  .object({
    goalId: idField,
    outcome: choice(goalOutcomes),
    nextOn: optionalDay,
    words: optionalWords(1000),
    ...learned,
  })
  .refine(({ outcome, nextOn }) => outcome !== "not_yet" || nextOn !== null, {
    path: ["nextOn"],
    message: "Please agree the next day to look at it.",
  });
export type ReviewGoal = z.output<typeof reviewGoalInput>;

export const recordStepInput = z.object({
  customerId: idField,
  kind: choice(lifecycleKinds),
  happenedOn: dayField,
  words: optionalWords(300),
  ...learned,
});
export type RecordStep = z.output<typeof recordStepInput>;

export const dateInput = z.object({ dateId: idField });
export const stepInput = z.object({ stepId: idField });

const key = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Where a list of what lies ahead goes on: "2026-11-26_<id>". */
export const aheadInput = z.object({
  after: z
    .string()
    .nullish()
    .transform((text) => {
      const [, on, id] = key.exec(text ?? "") ?? [];
      return on && id && isDay(on) ? { on: on as PlainDate, id } : null;
    }),
});

function isDay(text: string): boolean {
  try {
    return plainDate(text) === text;
  } catch {
    return false;
  }
}
