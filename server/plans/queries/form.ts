import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { listDepartments } from "../../departments/queries";
import { minorDigitsOf, writeAmount } from "../../domain/amount";
import { stepStart } from "../../domain/chosen-period";
import { addMonths, type PlainDate } from "../../domain/plain-date";
import { type PlanKind, type PlanPeriod, periodName, planKinds } from "../../domain/plan";
import type { SuggestedValue } from "../../domain/plan-values";
import { listNames } from "../../people/queries";
import { listSegmentChoices } from "../../segments/queries/choices";
import { getPlan, getSuggestions, type PlanVersion } from "./plans";

type Choice = { value: string; label: string };

/** What the form of a plan needs: what can be chosen, what the data say of a customer's value, and what stands in it. */
export type PlanForm = {
  planId: string | null;
  seen: number;
  periods: Choice[];
  departments: Choice[];
  segments: Choice[];
  people: Choice[];
  currency: string;
  minorDigits: number;
  /** What the data say of the value of one customer in such a period, by kind of line. */
  period: PlanPeriod;
  suggested: Record<PlanKind, SuggestedValue | null>;
  /** Active customers today; null: no lapse threshold is set. */
  active: number | null;
  initial: Record<string, string>;
};

export async function getPlanForm(ctx: Context, planId: string | null): Promise<PlanForm> {
  const { db, today, organisation } = ctx;
  const newest = planId ? (await getPlan(ctx, planId)).versions[0] : undefined;
  const period = newest?.period ?? "quarter";
  const [departments, people, segments, suggested, active] = await Promise.all([
    listDepartments(db, today),
    listNames(db),
    listSegmentChoices(db, organisation.lapseDays),
    getSuggestions(ctx, period),
    countActive(db, today, organisation.lapseDays),
  ]);
  return {
    planId,
    period,
    seen: newest?.number ?? 0,
    currency: organisation.currency,
    minorDigits: minorDigitsOf(organisation.currency),
    periods: periodChoices(today, newest && periodName(newest.period, newest.beginsOn)),
    departments: departments.map(({ id, name }) => ({ value: id, label: name })),
    segments,
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    suggested,
    active,
    initial: newest ? valuesOf(newest) : emptyPlan(ctx, suggested),
  };
}

async function countActive(db: Database, today: PlainDate, lapseDays: number | null): Promise<number | null> {
  if (lapseDays === null) return null;
  const [row] = await db.execute<{ active: number }>(
    sql`select count_active(${today}::date, ${lapseDays}::int) as active`,
  );
  return row?.active ?? null;
}

/** The quarter and the year that run, the five quarters after it, and next year; and the plan's own. */
function periodChoices(today: PlainDate, own: string | undefined): Choice[] {
  const quarter = stepStart(today, "quarter");
  const quarters = Array.from({ length: 6 }, (_, ahead) => periodName("quarter", addMonths(quarter, 3 * ahead)));
  const years = [0, 1].map((ahead) => periodName("year", addMonths(quarter, 12 * ahead)));
  return [...new Set([...quarters, ...years, ...(own ? [own] : [])])].map((name) => ({
    value: name,
    label: labelOf(name),
  }));
}

const labelOf = (name: string) => (name.length === 4 ? `The year ${name}` : `${name.slice(5)} ${name.slice(0, 4)}`);

function emptyPlan({ today, organisation }: Context, suggested: PlanForm["suggested"]): Record<string, string> {
  const next = addMonths(stepStart(today, "quarter"), 3);
  const lines = planKinds.flatMap((kind, place) => {
    const value = suggested[kind];
    return [
      [`lines.${place}.kind`, kind],
      [`lines.${place}.value`, value ? writeAmount(value.minor, organisation.currency) : ""],
    ];
  });
  return { period: periodName("quarter", next), ...Object.fromEntries(lines) };
}

function valuesOf(version: PlanVersion): Record<string, string> {
  const { currency } = version;
  const lines = version.lines.flatMap((line, place) =>
    Object.entries({
      kind: line.kind,
      segment: line.segment ?? "",
      customers: String(line.customers),
      value: writeAmount(line.valueMinor, currency),
      how: line.how,
      ownerId: line.ownerId,
    }).map(([name, value]) => [`lines.${place}.${name}`, value]),
  );
  const unused = planKinds.filter((kind) => !version.lines.some((line) => line.kind === kind));
  const empty = unused.map((kind, ahead) => [`lines.${version.lines.length + ahead}.kind`, kind]);
  return {
    title: version.title,
    period: periodName(version.period, version.beginsOn),
    departmentId: version.departmentId ?? "",
    target: version.targetMinor === null ? "" : writeAmount(version.targetMinor, currency),
    targetCustomers: version.targetCustomers === null ? "" : String(version.targetCustomers),
    ...Object.fromEntries([...lines, ...empty]),
  };
}
