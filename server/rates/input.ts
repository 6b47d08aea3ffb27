import { z } from "zod";
import { plainDate } from "../domain/plain-date";
import { promiseOrigins } from "../domain/promise-words";
import { rateCuts, rateLevels } from "../domain/rate-cuts";
import { rateRowsKinds } from "../domain/rate-question";
import { choice, idField, optionalWords, words } from "../trpc/fields";

const word = z.string().trim().max(80).optional();
const where = Object.fromEntries(rateCuts.map((cut) => [cut, word])) as Record<(typeof rateCuts)[number], typeof word>;

/** The fields of an address, and no others: there is no person to ask for (ruling 10). */
const fields = {
  from: word,
  to: word,
  level: z.enum(rateLevels).optional(),
  origin: z.enum(promiseOrigins).optional(),
  ...where,
  mine: z.literal("yes").optional(),
  asOf: word,
};

export const Rate = z.strictObject(fields);
export const RateBy = z.strictObject({ ...fields, by: z.enum(rateCuts) });
export const Trend = z.strictObject({ ...fields, step: z.enum(["week", "month"]).optional() });
export const RateRows = z.strictObject({
  ...fields,
  which: z.enum(rateRowsKinds).default("due"),
  after: z.object({ dueAt: z.coerce.date(), id: idField }).nullish(),
});

const levelField = choice(rateLevels);

export const Aims = z.strictObject({ level: z.enum(rateLevels).default("commitment") });

/** Empty: no target from now on. */
export const SetTarget = z.object({
  level: levelField,
  percent: optionalWords(3).transform((text, issues) => {
    if (text === null) return null;
    const percent = Number(text);
    if (Number.isInteger(percent) && percent >= 1 && percent <= 100) return percent;
    issues.addIssue("Give a whole number of per cent from 1 to 100.");
    return z.NEVER;
  }),
  reason: words(10, 1000, "Say why, in ten characters or more."),
});
export type SetTarget = z.output<typeof SetTarget>;

export const SetBase = z.object({
  level: levelField,
  /** "2026-05": a month, as the browser's own field gives it. */
  beginsOn: words(7, 7, "Choose the month.").transform((text, issues) => {
    const parsed = z.iso.date().safeParse(`${text}-01`);
    if (parsed.success) return plainDate(parsed.data);
    issues.addIssue("Write the month as 2026-05.");
    return z.NEVER;
  }),
  decisionId: idField,
});
export type SetBase = z.output<typeof SetBase>;
