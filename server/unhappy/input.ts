import { z } from "zod";
import { unhappyScopes } from "../domain/unhappy";
import { idField } from "../trpc/fields";

export const listUnhappyInput = z.object({
  scope: z.enum(unhappyScopes),
  after: z.object({ at: z.string(), id: z.uuid() }).nullish(),
});

export const lookAfterInput = z.object({ customerId: idField });
