import { z } from "zod";
import { comparedPercents, holdoutOutcomes } from "../domain/holdout";
import { reactions } from "../domain/recognition";
import { callOutcomes, callScopes } from "../domain/thank-you-call";
import { choice, dayField, idField, optionalChoice, optionalWords } from "../trpc/fields";

export const listCallsInput = z.object({
  scope: z.enum(callScopes),
  after: z.object({ at: z.string(), id: z.uuid() }).nullish(),
});
export type ListCalls = z.output<typeof listCallsInput>;

export const callInput = z.object({ callId: idField });

export const logCallInput = z
  .object({
    callId: idField,
    outcome: choice(callOutcomes),
    /** What was said; where nobody was reached it may be left out. */
    words: optionalWords(4000),
    reaction: optionalChoice(reactions),
  })
  .transform((input, issues) => {
    if (input.outcome === "not_reached") return { ...input, reaction: null };
    if (input.words !== null) return { ...input, reaction: input.outcome === "reached" ? input.reaction : null };
    issues.addIssue({ code: "custom", path: ["words"], message: "Please write what was said, in a sentence." });
    return z.NEVER;
  });
export type LogCall = z.output<typeof logCallInput>;

const whole = (least: number, most: number, unit: string) =>
  z.coerce
    .number(`Please give a number of ${unit}.`)
    .int(`Please give a whole number of ${unit}.`)
    .min(least, `Please give at least ${least} ${unit}.`)
    .max(most, `Please give at most ${most} ${unit}.`);

export const setProgrammeInput = z.object({
  years: whole(1, 60, "years"),
  calls: whole(0, 1000, "calls"),
  comparedPercent: z.coerce
    .number()
    .refine((percent) => comparedPercents.some((known) => known === percent), "Please choose one."),
  startsOn: dayField,
  outcome: choice(holdoutOutcomes),
  withinDays: whole(30, 730, "days"),
});
export type SetProgramme = z.output<typeof setProgrammeInput>;
