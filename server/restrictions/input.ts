import { z } from "zod";
import { dayField, idField, words } from "../trpc/fields";

export const restrictInput = z.object({
  customerId: idField,
  decisionId: idField,
  words: words(3, 400),
  reason: words(3, 2000),
  fromOn: dayField,
  untilOn: dayField,
});
export type Restrict = z.output<typeof restrictInput>;

export const restrictionInput = z.object({ restrictionId: idField });

export const restrictionsOfInput = z.object({ customerId: idField });
