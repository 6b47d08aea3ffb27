import { z } from "zod";
import { minorDigitsOf, readAmount } from "../domain/amount";
import { countryField, currencyField, words, zoneField } from "../trpc/fields";

/** "10" or "2.5", in per cent, as a share of all customers. */
const share = z
  .string()
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?\s*%?$/, "Please give a percentage, like 10 or 2.5.")
  .transform((text) => Number.parseFloat(text.replace(",", ".")) / 100)
  .refine((value) => value > 0 && value <= 1, "Please give more than 0 and at most 100 per cent.");

const minutes = z.coerce
  .number("Please give a number of minutes.")
  .int("Please give whole minutes.")
  .min(5, "At least 5 minutes, or nobody finishes a sentence.")
  .max(720, "At most 720 minutes: a session ends after twelve hours anyhow.");

export const saveOrganisation = z
  .object({
    name: words(1, 120),
    zone: zoneField,
    country: countryField,
    currency: currencyField,
    heavyShare: share,
    heavyValue: z.string().trim().max(40).default(""),
    sessionIdleMinutes: minutes,
  })
  .transform(({ heavyValue, ...rest }, issues) => {
    const heavyValueMinor = heavyValue === "" ? null : readAmount(heavyValue, "point", minorDigitsOf(rest.currency));
    if (heavyValue !== "" && (heavyValueMinor === null || heavyValueMinor <= 0))
      issues.addIssue({
        code: "custom",
        path: ["heavyValue"],
        message: "Please give an amount, like 250,000, or nothing.",
      });
    return { ...rest, heavyValueMinor };
  });
export type SaveOrganisation = z.infer<typeof saveOrganisation>;
