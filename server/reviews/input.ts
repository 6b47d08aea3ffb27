import { z } from "zod";
import { paths } from "../domain/decision-words";
import { forecastKinds } from "../domain/forecast";
import { measures, readMeasureOf } from "../domain/measure";
import { rubric } from "../domain/rubric";
import { foundWays } from "../domain/time-saved";
import { choice, dayField, idField, words } from "../trpc/fields";

const numberField = z
  .union([z.number(), z.string()])
  .transform((typed) => (typeof typed === "number" ? typed : Number(typed.trim().replaceAll(",", "") || Number.NaN)))
  .pipe(z.number("Please give a number."));

export const decisionId = z.object({ id: idField });

export const lookAtMeasure = z.object({ measure: choice(measures), of: z.string().max(100).transform(readMeasureOf) });

/** A form's answers to the eight questions by name; what is not answered is asked for. */
export const scoreStatement = z
  .object({
    id: idField,
    marks: z.object(Object.fromEntries(rubric.map(({ key }) => [key, choice(["yes", "no"])]))),
    notes: z.record(z.string().max(40), z.string().trim().max(1000)).nullish(),
  })
  .transform(({ id, marks, notes }) => ({
    id,
    marks: rubric.map(({ key }) => (marks[key] === "yes" ? 1 : 0)),
    notes: Object.fromEntries(rubric.flatMap(({ key }) => (notes?.[key] ? [[key, notes[key]]] : []))),
  }));

export const recordSaving = z.object({
  id: idField,
  minutes: numberField.pipe(z.number().min(-100_000).max(100_000)),
  customers: numberField.pipe(z.number().int("Please give a whole number.").min(0).max(2_000_000_000)),
  timesAYear: numberField.pipe(z.number().positive("More than none.").max(10_000)),
  foundBy: choice(foundWays),
  how: words(20),
});

const key = (pattern: RegExp) =>
  z
    .string()
    .nullish()
    .transform((text) => (text && pattern.test(text) ? text : null));

/** The list behind a number, as its address has it; what cannot be meant asks for all that was recorded. */
export const forecastsAsked = z.object({
  kind: z
    .string()
    .nullish()
    .transform((word) => forecastKinds.find((kind) => kind === word) ?? "recorded"),
  said: key(/^[1-9]0$/).transform((text) => (text === null ? null : Number(text))),
  after: key(/^\d{4}-\d\d-\d\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
});

export const decidedAsked = z.object({ quarter: dayField, path: choice(paths) });
export const drawnAsked = z.object({ after: key(/^\d{4}-\d\d-01_\d{1,4}$/) });

export type RecordSaving = z.output<typeof recordSaving>;
export type ScoreStatement = z.output<typeof scoreStatement>;
