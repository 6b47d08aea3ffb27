import { z } from "zod";
import { dayField, idField, optionalId, words } from "../trpc/fields";

export const logMileInput = z.object({
  customerId: idField,
  /** Who went; "" is me. */
  personId: optionalId,
  happenedOn: dayField,
  words: words(3, 4000, "Please tell what happened."),
});
export type LogMile = z.output<typeof logMileInput>;

export const listMilesInput = z.object({
  team: z.union([z.literal("none"), optionalId]).default(null),
  after: z.object({ at: z.string(), id: idField }).nullish(),
});
