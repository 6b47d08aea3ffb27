import { z } from "zod";
import { correctedSubjects } from "../domain/correction";
import { idField } from "../trpc/fields";

export const correctionsInput = z.object({ subject: z.enum(correctedSubjects), subjectId: idField });
