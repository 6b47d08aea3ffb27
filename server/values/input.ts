import { z } from "zod";
import { readAmount } from "../domain/amount";
import { valueMethods } from "../domain/value-method";
import { fromAddress, rankKey } from "../trpc/address";
import { checkbox, choice, words } from "../trpc/fields";

/** A number of percent as typed, a decimal at most. */
function percent(least: number, most: number) {
  return z
    .string("Please give a percentage.")
    .trim()
    .regex(/^\d{1,3}([.,]\d)?$/, "Please give a percentage, like 8 or 7.5.")
    .transform((text) => Number(text.replace(",", ".")))
    .pipe(z.number().min(least, `Please give at least ${least}.`).max(most, `Please give at most ${most}.`));
}

const noWords = z
  .string()
  .trim()
  .max(0)
  .nullish()
  .transform(() => null);

/** An amount of money as typed; nothing: not known. How many minor digits it has the currency says. */
const optionalAmount = z
  .string()
  .trim()
  .max(20)
  .nullish()
  .transform((text) => text || null)
  .refine(
    (text) => text === null || (readAmount(text, "point", 3) ?? -1) >= 0,
    "Please give an amount, like 60 or 12.50.",
  );

export const setMethodInput = z.object({
  method: choice(valueMethods),
  horizonMonths: z
    .string("Please give a number of months.")
    .trim()
    .regex(/^\d{1,2}$/, "Please give a whole number of months.")
    .transform(Number)
    .pipe(z.number().min(1, "Please give at least one month.").max(60, "Please give at most 60 months.")),
  discount: percent(0, 50),
  margin: z.union([noWords, percent(0.1, 100)]),
  winningCost: optionalAmount,
  referralReward: optionalAmount,
  withOrganisations: checkbox,
  reason: words(10, 500, "Please say why, in a sentence."),
});
export type SetMethod = z.output<typeof setMethodInput>;

/** Who is listed: everybody, or one band, or those who bought once, more often, or were active then; what cannot be read is not asked. */
export const listInput = fromAddress({
  band: z.string().max(100).nullable().catch(null),
  of: z.enum(["repeaters", "once", "active"]).nullable().catch(null),
  after: rankKey.transform((key) => key && { minor: key.rank, id: key.id }),
});
export type AskForValues = z.output<typeof listInput>;

export const valueOfInput = z.object({ customerId: z.uuid() });
