import { z } from "zod";
import { idField, words } from "../trpc/fields";

export const writeDefinition = z.object({
  meaning: words(40, 4000),
  rallyingCry: words(3, 160),
  signers: z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(idField, "Name at least one person who signs.").min(1, "Name at least one person who signs."),
  ),
});

export const signDefinition = z.object({ id: idField });

export type WriteDefinition = z.output<typeof writeDefinition>;
