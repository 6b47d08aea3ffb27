import { z } from "zod";
import { minorDigitsOf, readAmount } from "../domain/amount";
import { countryField, currencyField, words, zoneField } from "../trpc/fields";

/** "10" or "2.5", in per cent, as a share of all customers. */
const share = z
  .string("Please give a percentage, like 10 or 2.5.")
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?\s*%?$/, "Please give a percentage, like 10 or 2.5.")
  .transform((text) => Number((Number.parseFloat(text.replace(",", ".")) / 100).toFixed(4)))
  .refine((value) => value > 0 && value <= 1, "Please give more than 0 and at most 100 per cent.");

const minutes = z.coerce
  .number("Please give a number of minutes.")
  .int("Please give whole minutes.")
  .min(5, "At least 5 minutes, or nobody finishes a sentence.")
  .max(720, "At most 720 minutes: a session ends after twelve hours anyhow.");

export const saveOrganisation = z.object({
  name: words(1, 120),
  zone: zoneField,
  country: countryField,
  currency: currencyField,
  sessionIdleMinutes: minutes,
});
export type SaveOrganisation = z.infer<typeof saveOrganisation>;

/** When a decision takes the heavy path, and how long a proposal may wait. The amount is in the organisation's currency. */
export const saveDecisionSettings = z.object({
  heavyShare: share,
  heavyValue: z.string().trim().max(40).default(""),
  proposalAnswerDays: z.coerce
    .number("Please give a number of days.")
    .int("Please give whole days.")
    .min(1, "At least one day.")
    .max(90, "At most 90 days: nobody waits longer for an answer."),
});
export type SaveDecisionSettings = z.infer<typeof saveDecisionSettings>;

/** The value as minor units of a currency; null: no such trigger; undefined: not an amount. */
export function readHeavyValue(typed: string, currency: string): number | null | undefined {
  if (typed === "") return null;
  const minor = readAmount(typed, "point", minorDigitsOf(currency));
  return minor !== null && minor > 0 ? minor : undefined;
}
