import { z } from "zod";
import { periodNamed, planKinds, planLimits } from "../domain/plan";
import { instantKey } from "../trpc/address";
import { choice, idField, optionalId, optionalWords, words } from "../trpc/fields";

export const planInput = z.object({ planId: idField });
export const submitPlanInput = z.object({ planId: idField, versionId: idField });

/** Where the list goes on, the newest first. */
export const plansInput = z.object({ after: instantKey });

/** "2026-Q4" or "2027". */
const periodField = words(4, 7, "Choose the period.").transform((text, issues) => {
  const read = periodNamed(text);
  if (read) return read;
  issues.addIssue("Write a quarter as 2026-Q4 or a year as 2027.");
  return z.NEVER;
});

/** A whole number of customers, thousands marked or not; null: left empty. */
const customers = optionalWords(12).transform((text, issues) => {
  if (text === null) return null;
  const bare = text.replace(/[\s,]/g, "");
  const count = /^\d+$/.test(bare) ? Number(bare) : Number.NaN;
  if (count >= 1 && count <= planLimits.customers) return count;
  issues.addIssue("Give a whole number of customers, like 120.");
  return z.NEVER;
});

/** An empty line is none; one that says anything is said whole. The value is read in the organisation's currency later. */
const line = z.object({
  kind: choice(planKinds),
  segment: optionalWords(80),
  customers,
  value: optionalWords(24),
  how: optionalWords(500),
  ownerId: optionalId,
});

const linesField = z
  .preprocess((given) => (Array.isArray(given) ? given : []), z.array(line).max(planLimits.lines))
  .transform((lines) => lines.map((given, place) => ({ ...given, place })))
  .transform((lines) => lines.filter((given) => given.customers !== null || given.how !== null));

export const savePlanInput = z.object({
  /** Of a plan that is there: which it is, and the number of the version that was open. */
  planId: optionalId,
  version: z.coerce.number().int().min(0).max(10_000).catch(0),
  title: words(3, 120, "Please give it a name."),
  period: periodField,
  departmentId: optionalId,
  target: optionalWords(24),
  targetCustomers: customers,
  lines: linesField,
});
export type SavePlan = z.output<typeof savePlanInput>;
export type TypedLine = SavePlan["lines"][number];
