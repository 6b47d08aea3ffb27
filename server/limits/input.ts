import { z } from "zod";
import { useCuts } from "../domain/goodwill";
import { empoweredRoles, goodwillActs } from "../domain/limit";
import { idField, optionalChoice, optionalId } from "../trpc/fields";

const amount = z
  .string()
  .trim()
  .max(40)
  .nullish()
  .transform((text) => text || null);

/** Two amounts as typed for each role and act; without the first the role has no limit for that act. */
const typed = z.record(z.string(), z.record(z.string(), z.object({ perCase: amount, perCustomer: amount })));

export const setLimitsInput = z.object({
  decisionId: idField,
  limits: typed.refine(
    (given) =>
      Object.entries(given).every(
        ([role, acts]) => isOne(empoweredRoles, role) && Object.keys(acts).every((act) => isOne(goodwillActs, act)),
      ),
    "A limit names a role and an act.",
  ),
});
export type SetLimits = z.output<typeof setLimitsInput>;

function isOne(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

const days = z.coerce.number().int().min(1).max(3660);

export const useOfInput = z.object({ days });

export const useInput = z.object({
  cut: z.enum(useCuts).default("given"),
  act: optionalChoice(goodwillActs),
  /** "none": people in no team. */
  team: z.union([z.literal("none"), optionalId]).default(null),
  days,
  after: z.object({ at: z.string(), id: idField }).nullish(),
});
