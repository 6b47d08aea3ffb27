import { z } from "zod";
import { thanksWhose } from "../domain/anniversary";
import { milestoneKinds, readCounts } from "../domain/milestone-rules";
import { reactions } from "../domain/recognition";
import { checkbox, choice, idField, optionalChoice, words } from "../trpc/fields";

export const sayThanksInput = z.object({
  customerId: idField,
  /** The milestone on the screen, so that nobody confirms thanks that have changed meanwhile. */
  kind: choice(milestoneKinds),
  key: z.string().min(1).max(60),
  reaction: optionalChoice(reactions),
});
export type SayThanks = z.output<typeof sayThanksInput>;

export const noteReactionInput = z.object({ recognitionId: idField, reaction: choice(reactions) });
export type NoteReaction = z.output<typeof noteReactionInput>;

/** A page's key, as a page before gave it. */
const place = z
  .string()
  .max(120)
  .regex(/^[\dT:.Z-]+_[0-9a-f-]{36}$/, "That is not a page we know.")
  .nullish()
  .transform((text) => text ?? null);
const whose = z.enum(thanksWhose).catch("everyone");

export const aheadInput = z.object({ whose, after: place });
export const dueInput = z.object({ kind: z.enum(milestoneKinds).catch("years"), whose, after: place });
export const saidInput = z.object({ after: place });

const wholeDays = (least: number, most: number) =>
  z
    .string("Please give a number of days.")
    .trim()
    .regex(/^\d{1,5}$/, "Please give a whole number of days.")
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, `At least ${least} days.`)
        .max(most, `At most ${most.toLocaleString("en-GB")} days.`),
    );

/** A list of whole numbers up to a most; empty: none. */
const counts = (largest: number, most: number) =>
  z
    .string()
    .max(1000)
    .nullish()
    .transform((text, issues) => {
      const read = readCounts(text ?? "");
      if (read && read.length <= most && read.every((count) => count <= largest)) return read;
      issues.addIssue({
        code: "custom",
        message: `Please list whole numbers up to ${largest.toLocaleString("en-GB")}, like 1, 5, 10; at most ${most}.`,
      });
      return z.NEVER;
    });

export const setMilestonesInput = z.object({
  /** Whether every year is a milestone; then the list is not read. */
  whichYears: choice(["every", "listed"]),
  years: counts(150, 150),
  purchases: counts(1_000_000, 50),
  /** Amounts in the organisation's currency, one a line. */
  value: z
    .string()
    .max(2000)
    .nullish()
    .transform((text) => (text ?? "").split(/[;\n]/).flatMap((line) => line.trim() || []))
    .pipe(z.array(z.string()).max(50, "At most 50 amounts.")),
  afterReturn: checkbox,
  afterReferral: checkbox,
  aheadDays: wholeDays(0, 60),
  ringDays: wholeDays(1, 365),
  coolOffDays: wholeDays(1, 3650),
  reason: words(10, 500, "Please say why, in a sentence."),
});
export type SetMilestones = z.output<typeof setMilestonesInput>;
