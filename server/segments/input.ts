import { z } from "zod";
import { thanksWishes } from "../domain/preference";
import { type Rule, ruleFaults } from "../domain/rule";
import { ruleUnits } from "../domain/rule-parts";
import { segmentKeys } from "../domain/segment";
import { draftFromFields, readDraft } from "../domain/segment-draft";
import { currencyField, idField, optionalChoice, optionalId, optionalWords, words } from "../trpc/fields";

/** A standing segment's key, or a saved one's id. */
const segmentKey = z.union([z.enum(segmentKeys), idField]);

export const segment = z.object({ key: segmentKey });
export const segmentId = z.object({ id: idField });

export const membersAfter = z.object({
  key: segmentKey,
  after: z
    .string()
    .nullish()
    .transform((text) => idField.safeParse(text).data ?? null),
});

const value = z.strictObject({
  length: z.number().optional(),
  unit: z.enum(ruleUnits).optional(),
  minor: z.number().optional(),
  currency: z.string().optional(),
  count: z.number().optional(),
  days: z.number().optional(),
  words: z.array(z.string()).readonly().optional(),
  texts: z.array(z.string()).readonly().optional(),
});
const condition = z.strictObject({ field: z.string(), is: z.string(), value });
const match = z.enum(["all", "any"]);
const group = z.strictObject({ match, conditions: z.array(condition).max(50).readonly() });
const shape = z.strictObject({
  match,
  conditions: z
    .array(z.union([condition, group]))
    .max(50)
    .readonly(),
});

/** A rule as the form in the browser has read it. */
export const rule = z.object({
  rule: shape.transform((given, issues): Rule => {
    const rule = given as Rule;
    for (const message of ruleFaults(rule)) issues.addIssue({ code: "custom", message });
    return rule;
  }),
});

/** The builder's fields, as they were named: its rows become the rule. */
const built = z
  .looseObject({ name: words(3, 80), currency: currencyField })
  .transform(({ name, currency, ...fields }, issues) => {
    const { rule, faults } = readDraft(draftFromFields(fields), currency);
    for (const [row, message] of Object.entries(faults))
      issues.addIssue({ code: "custom", path: row.split("."), message });
    if (rule.conditions.length === 0)
      issues.addIssue({ code: "custom", path: ["rows", "0"], message: "Say which customers: choose a condition." });
    if (Object.keys(faults).length === 0)
      for (const message of ruleFaults(rule)) issues.addIssue({ code: "custom", path: ["rows", "0"], message });
    return { name, rule };
  });

export const create = built;
export const rewrite = z.object({ id: idField, version: z.coerce.number().int().min(1) }).and(built);

export const strategy = z.object({
  key: segmentKey,
  ownerId: optionalId,
  note: optionalWords(2000).pipe(z.string().min(3, "Please write at least 3 characters.").nullable()),
  thankedBy: optionalChoice(thanksWishes),
});
