import { z } from "zod";
import { charterTriggers, isClauseTime, usualLatestDays } from "../domain/charter";
import { checkbox, choice, idField, optionalChoice, optionalId, optionalWords, words } from "../trpc/fields";

const listOf = (item: z.ZodType<string>, ask: string) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(item, ask).min(1, ask),
  );

const dueSaid = optionalWords(60).refine(
  (text) => text === null || isClauseTime(text),
  "Count it from what happened, like “in 2 working days” or “within 4 hours”.",
);

const latestDays = z
  .union([z.literal(""), z.coerce.number().int().min(1).max(365)], "Give days, from 1 to 365.")
  .nullish()
  .transform((days) => (days === "" || days == null ? null : days));

const clauseWords = {
  title: words(3, 120),
  objective: words(3, 1000),
  said: words(10, 1000, "Write the promise in the words the customer reads."),
  conditions: optionalWords(1000),
  limits: optionalWords(1000),
  contact: words(3, 300),
  remedy: words(3, 1000),
  measure: words(3, 1000),
};

type Timed = { trigger: string | null; dueSaid: string | null; teamId: string | null };

/** What triggers it comes with by when and who answers; what nothing triggers comes without. */
function wholeTrigger(clause: Timed, issues: z.RefinementCtx): void {
  if (clause.trigger === null) return;
  if (clause.dueSaid === null)
    issues.addIssue({ code: "custom", path: ["dueSaid"], message: "Say by when, like “in 2 working days”." });
  if (clause.teamId === null)
    issues.addIssue({ code: "custom", path: ["teamId"], message: "Choose the team that answers for it." });
}

export const saveClause = z
  .object({
    versionId: idField,
    /** Left out: a new clause. */
    clauseId: optionalId,
    /** What the form was opened with; another revision means somebody saved meanwhile. */
    revision: z.coerce.number().int().default(0),
    ...clauseWords,
    trigger: optionalChoice(charterTriggers),
    dueSaid,
    latestDays,
    teamId: optionalId,
  })
  .superRefine(wholeTrigger)
  .transform((clause) =>
    clause.trigger === null
      ? { ...clause, dueSaid: null, latestDays: null, teamId: null }
      : { ...clause, latestDays: clause.latestDays ?? usualLatestDays(clause.dueSaid ?? "") },
  );
export type SaveClause = z.output<typeof saveClause>;

export const clauseInput = z.object({ clauseId: idField });

export const moveClause = z.object({ clauseId: idField, to: choice(["up", "down"]) });
export type MoveClause = z.output<typeof moveClause>;

export const putUp = z.object({
  versionId: idField,
  signers: listOf(idField, "Name at least one person who signs."),
});
export type PutUp = z.output<typeof putUp>;

export const promiseInput = z.object({ promiseId: idField });

export const versionInput = z.object({ versionId: idField });

export const numberInput = z.object({ number: z.coerce.number().int().positive() });

export const saveBrandPromise = z.object({
  /** Left out: a new one. */
  threadId: optionalId,
  words: words(3, 300),
  clauseKeys: z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.string().max(60)),
  ),
});
export type SaveBrandPromise = z.output<typeof saveBrandPromise>;

export const retireBrandPromise = z.object({ threadId: idField });

export const publishRates = z.object({ showsRates: checkbox });
