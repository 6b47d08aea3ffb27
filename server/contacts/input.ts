import { z } from "zod";
import { contactCauses, contactChannels, contactDirections, feedbackSources } from "../domain/contact";
import { issueKinds } from "../domain/issue";
import { promiseOutcomes } from "../domain/promise-words";
import {
  checkbox,
  choice,
  idField,
  insidePromise,
  optionalChoice,
  optionalId,
  optionalWords,
  words,
} from "../trpc/fields";

/** "2026-11-21T14:30" on the wall clock of whoever writes it; "" is now. */
const wallTime = z
  .union([z.literal(""), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "Please give a day and a time.")])
  .nullish()
  .transform((text) => text || null);

const feelingField = z
  .union([z.literal(""), z.coerce.number().int().min(1).max(5)], "Please choose one.")
  .nullish()
  .transform((feeling) => (feeling === "" || feeling == null ? null : feeling));

/** "yes", "no"; "" is not judged. */
const judged = z
  .enum(["", "yes", "no"], "Please choose one.")
  .nullish()
  .transform((word) => (word ? word === "yes" : null));

/** The key of a stage, as the list of stages has it. */
const stageField = z
  .string()
  .max(60)
  .nullish()
  .transform((key) => key || null);

/** Where trying it themselves failed says that they tried. */
const selfService = { triedSelfService: judged, selfServiceFailed: optionalWords(200) };

const conversation = {
  channel: choice(contactChannels),
  words: words(2, 4000, "Please write what was said, in a sentence."),
  direction: choice(contactDirections).default("in"),
  happened: wallTime,
  cause: optionalChoice(contactCauses),
  stage: stageField,
  feeling: feelingField,
  avoidable: judged,
  ...selfService,
};

/** "<promise>|<what it will count as>": an open promise that this contact keeps, and what the form said of that. */
const keepField = z
  .string()
  .regex(new RegExp(`^[0-9a-f-]{36}\\|(${promiseOutcomes.join("|")})$`), "That is not a promise we know.")
  .transform((text) => {
    const [promiseId = "", counts] = text.split("|");
    return { promiseId, expects: promiseOutcomes.find((word) => word === counts) ?? null };
  });

export const contactInput = z.object({ contactId: idField });

export const logContactInput = z.object({
  customerId: idField,
  ...conversation,
  /** They asked for an answer in writing: the charter says by when. */
  replyOwed: checkbox,
  /** The open issue it was about. */
  issueId: optionalId,
  /** A new issue opened in it; "" is none. */
  issueKind: optionalChoice(issueKinds),
  departmentId: optionalId,
  /** A promise made in it. */
  promise: insidePromise,
  /** Promises that are kept by it. */
  keeps: z.array(keepField).max(50).nullish(),
});
export type LogContact = z.output<typeof logContactInput>;

/** `base` is what the form showed when it was opened. */
export const correctContactInput = z.object({ contactId: idField, base: z.object(conversation), ...conversation });
export type CorrectContact = z.output<typeof correctContactInput>;

/** A number as somebody writes it, "4", "4.5" or "4,5"; "" is none. */
const optionalNumber = z
  .string()
  .trim()
  .regex(/^(-?\d{1,5}([.,]\d{1,2})?)?$/, "Please write a number, like 4 or 4.5.")
  .nullish()
  .transform((text) => (text ? Number(text.replace(",", ".")) : null));

const optionalLink = z
  .string()
  .trim()
  .max(2000, "That address is too long.")
  .regex(/^(https?:\/\/\S+)?$/i, "Please give the whole web address, from https:// on.")
  .nullish()
  .transform((text) => (text ? text.replace(/^https?/i, (scheme) => scheme.toLowerCase()) : null));

export const feedbackInput = z.object({ contactId: idField });

export const recordFeedbackInput = z.object({
  customerId: idField,
  source: choice(feedbackSources),
  words: words(2, 4000, "Please write what they said, in their words."),
  place: optionalWords(120),
  link: optionalLink,
  score: optionalNumber,
  scaleFrom: optionalNumber,
  scaleTo: optionalNumber,
  happened: wallTime,
  cause: optionalChoice(contactCauses),
  stage: stageField,
  feeling: feelingField,
});
export type RecordFeedback = z.output<typeof recordFeedbackInput>;

export const answerFeedbackInput = z.object({
  contactId: idField,
  words: words(2, 4000, "Please write what we answered."),
});
export type AnswerFeedback = z.output<typeof answerFeedbackInput>;

export const linkDecisionInput = z.object({
  contactId: idField,
  number: z.coerce.number("Please give the decision’s number.").int().positive("Please give the decision’s number."),
});
export type LinkDecision = z.output<typeof linkDecisionInput>;

export const unlinkDecisionInput = z.object({ linkId: idField });

export const ofDecisionInput = z.object({ decisionId: idField });
