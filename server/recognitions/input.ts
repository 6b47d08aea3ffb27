import { z } from "zod";
import { reactions } from "../domain/recognition";
import { idField, optionalChoice } from "../trpc/fields";

export const sayThanksInput = z.object({
  customerId: idField,
  /** The years on the screen, so that nobody confirms thanks that have changed meanwhile. */
  years: z.coerce.number().int().positive(),
  reaction: optionalChoice(reactions),
});
export type SayThanks = z.output<typeof sayThanksInput>;
