import { z } from "zod";
import { type PlainDate, plainDate } from "../domain/plain-date";
import { type PlanPeriod, planKinds, planLimits } from "../domain/plan";
import { choice, idField, optionalId, optionalWords, words } from "../trpc/fields";

export const planInput = z.object({ planId: idField });
export const submitPlanInput = z.object({ planId: idField, versionId: idField });

const key = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

/** Where the list goes on, the newest first. */
export const plansInput = z.object({
  after: z
    .string()
    .nullish()
    .transform((text) => {
      const [, at, id] = key.exec(text ?? "") ?? [];
      return at && id ? { at, id } : null;
    }),
});

/** "2026-Q4" or "2027". */
const periodField = words(4, 7, "Choose the period.").transform((text, issues) => {
  const read = readPeriod(text);
  if (read) return read;
  issues.addIssue("Write a quarter as 2026-Q4 or a year as 2027.");
  return z.NEVER;
});

/** A period by its name; null where it is none. */
function readPeriod(text: string): { period: PlanPeriod; beginsOn: PlainDate } | null {
  const [, year, quarter] = /^(20\d\d)(?:-Q([1-4]))?$/.exec(text) ?? [];
  if (!year) return null;
  if (!quarter) return { period: "year", beginsOn: plainDate(`${year}-01-01`) };
  return { period: "quarter", beginsOn: plainDate(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`) };
}

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
