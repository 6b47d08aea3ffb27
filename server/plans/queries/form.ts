import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { listDepartments } from "../../departments/queries";
import { minorDigitsOf, writeAmount } from "../../domain/amount";
import { addMonths, type PlainDate, plainDate } from "../../domain/plain-date";
import { type PlanKind, type PlanPeriod, periodName, planKinds } from "../../domain/plan";
import type { SuggestedValue } from "../../domain/plan-values";
import { segments } from "../../domain/segment";
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
  const [departments, people, saved, suggested, active] = await Promise.all([
    listDepartments(db, today),
    listPeople(db),
    listSavedSegments(db),
    getSuggestions(ctx, period),
    countActive(db, today, organisation.lapseDays),
  ]);
  return {
    ...{
      planId,
      period,
      seen: newest?.number ?? 0,
      currency: organisation.currency,
      minorDigits: minorDigitsOf(organisation.currency),
    },
    periods: periodChoices(today, newest && periodName(newest.period, newest.beginsOn)),
    departments: departments.map(({ id, name }) => ({ value: id, label: name })),
    segments: [...segments(organisation.lapseDays).map(({ key, name }) => ({ value: key, label: name })), ...saved],
    people,
    suggested,
    active,
    initial: newest ? valuesOf(newest) : emptyPlan(ctx, suggested),
  };
}

async function listPeople(db: Database): Promise<Choice[]> {
  return [
    ...(await db.execute<Choice>(
      sql`select id as value, name as label from people where deactivated_at is null order by name`,
    )),
  ];
}

async function listSavedSegments(db: Database): Promise<Choice[]> {
  return [
    ...(await db.execute<Choice>(
      sql`select version_id as value, name as label from segments_now where retired_at is null order by lower(name)`,
    )),
  ];
}

async function countActive(db: Database, today: PlainDate, lapseDays: number | null): Promise<number | null> {
  if (lapseDays === null) return null;
  const [row] = await db.execute<{ active: number }>(
    sql`select count(*)::int as active from active_customers(${today}::date, ${lapseDays}::int)`,
  );
  return row?.active ?? null;
}

/** The quarter and the year that run, the five quarters after it, and next year; and the plan's own. */
function periodChoices(today: PlainDate, own: string | undefined): Choice[] {
  const quarter = plainDate(
    `${today.slice(0, 4)}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`,
  );
  const quarters = Array.from({ length: 6 }, (_, ahead) => periodName("quarter", addMonths(quarter, 3 * ahead)));
  const years = [0, 1].map((ahead) => periodName("year", addMonths(quarter, 12 * ahead)));
  return [...new Set([...quarters, ...years, ...(own ? [own] : [])])].map((name) => ({
    value: name,
    label: labelOf(name),
  }));
}

const labelOf = (name: string) => (name.length === 4 ? `The year ${name}` : `${name.slice(5)} ${name.slice(0, 4)}`);

function emptyPlan({ today, organisation }: Context, suggested: PlanForm["suggested"]): Record<string, string> {
  const next = addMonths(plainDate(`${today.slice(0, 7)}-01`), 3);
  const quarter = plainDate(
    `${next.slice(0, 4)}-${String(Math.floor((Number(next.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`,
  );
  const lines = planKinds.flatMap((kind, place) => {
    const value = suggested[kind];
    return [
      [`lines.${place}.kind`, kind],
      [`lines.${place}.value`, value ? writeAmount(value.minor, organisation.currency) : ""],
    ];
  });
  return { period: periodName("quarter", quarter), ...Object.fromEntries(lines) };
}

function valuesOf(version: PlanVersion): Record<string, string> {
  const { currency } = version;
  const lines = version.lines.flatMap((line, place) =>
    Object.entries({
      ...{ kind: line.kind, segment: line.segment ?? "", customers: String(line.customers) },
      ...{ value: writeAmount(line.valueMinor, currency), how: line.how, ownerId: line.ownerId },
    }).map(([name, value]) => [`lines.${place}.${name}`, value]),
  );
  const unused = planKinds.filter((kind) => !version.lines.some((line) => line.kind === kind));
  const empty = unused.map((kind, ahead) => [`lines.${version.lines.length + ahead}.kind`, kind]);
  return {
    ...{
      title: version.title,
      period: periodName(version.period, version.beginsOn),
      departmentId: version.departmentId ?? "",
    },
    target: version.targetMinor === null ? "" : writeAmount(version.targetMinor, currency),
    targetCustomers: version.targetCustomers === null ? "" : String(version.targetCustomers),
    ...Object.fromEntries([...lines, ...empty]),
  };
}
