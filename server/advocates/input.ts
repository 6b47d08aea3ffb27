import { z } from "zod";
import { choice, idField, optionalId, words } from "../trpc/fields";

export const statementMeant = z.object({ statementId: idField });
export type StatementMeant = z.output<typeof statementMeant>;

export const decisionMeant = z.object({ id: idField });

const key = z.object({ at: z.string(), id: idField }).nullish();

export const listVoices = z.object({ of: choice(["without", "heard", "late"]), after: key });
export const listQuick = z.object({ after: key });

export const writeBriefing = z.object({
  title: words(3, 160),
  words: words(20, 8000),
  decisionId: optionalId,
  storyId: optionalId,
});
export type WriteBriefing = z.output<typeof writeBriefing>;

export const briefingMeant = z.object({ briefingId: idField });
export type BriefingMeant = z.output<typeof briefingMeant>;

export const listBriefings = z.object({ after: key });
