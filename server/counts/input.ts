import { z } from "zod";
import { idField } from "../trpc/fields";
import { lensFields } from "../trpc/lens";

export const countById = z.object({ countId: idField });

/** One question by its key, through a lens. */
export const answerInput = z.object({ ...lensFields, which: z.string().max(60) });
export type AskForAnswer = z.output<typeof answerInput>;
