import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { minorDigitsOf, readAmount } from "../domain/amount";
import { DomainError } from "../domain/errors";
import { planLimits } from "../domain/plan";
import type { SuggestedValue } from "../domain/plan-values";
import { recordEvent } from "../events/mutations";
import { listSegmentChoices } from "../segments/queries/choices";
import type { SavePlan, TypedLine } from "./input";
import { getPlan, getSuggestions } from "./queries/plans";

type Line = {
  place: number;
  kind: TypedLine["kind"];
  segment: string | null;
  segmentName: string | null;
  customers: number;
  valueMinor: number;
  suggested: SuggestedValue | null;
  how: string;
  ownerId: string;
};

/** Saves a plan as it stands: a new one, or the next version of one. A draft may miss its target; it never lacks customers. */
export async function savePlan(ctx: Context, given: SavePlan): Promise<{ planId: string }> {
  return ctx.db.transaction(async (tx) => {
    const lines = await readLines({ ...ctx, db: tx }, given);
    const target = readTarget(ctx, given);
    const before = given.planId ? await getPlan({ ...ctx, db: tx }, given.planId) : null;
    const [seen] = before?.versions ?? [];
    if (seen && seen.number !== given.version) throw new DomainError("plan_saved_meanwhile", { name: seen.savedBy });
    const plan = { planId: given.planId ?? newId(), versionId: newId(), number: (seen?.number ?? 0) + 1 };
    await insertVersion(tx, ctx, { ...given, ...plan, ...target, lines });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "plan.saved",
      subject: "plan",
      subjectId: plan.planId,
      facts: {
        version: plan.number,
        period: given.period.period,
        beginsOn: given.period.beginsOn,
        lines: lines.length,
      },
    });
    return { planId: plan.planId };
  });
}

/** Says that a version holds from now on. Postgres asks whether its lines come to its target, and refuses if not. */
export async function submitPlan(
  ctx: Context,
  { planId, versionId }: { planId: string; versionId: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { versions, faults } = await getPlan({ ...ctx, db: tx }, planId);
    const [newest] = versions;
    if (newest?.id !== versionId)
      throw new DomainError("plan_saved_meanwhile", { name: newest?.savedBy ?? "Somebody" });
    if (newest.submittedAt) throw new DomainError("plan_submitted");
    if (faults.length > 0) throw new DomainError("plan_does_not_add_up");
    await tx.execute(sql`
      insert into plan_submissions (plan_id, version_id, submitted_by) values (${planId}, ${versionId}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "plan.submitted",
      subject: "plan",
      subjectId: planId,
      facts: { version: newest.number, targetMinor: newest.targetMinor, targetCustomers: newest.targetCustomers },
    });
  });
}

async function readLines(ctx: Context, { lines, period }: SavePlan): Promise<Line[]> {
  if (lines.length === 0) throw new DomainError("plan_without_customers", {}, "lines.0.customers");
  const suggestions = await getSuggestions(ctx, period.period);
  const offered = await listSegmentChoices(ctx.db, ctx.organisation.lapseDays);
  const names = new Map(offered.map(({ value, label }) => [value, label]));
  return lines.map((line, index) => {
    const at = (name: string) => `lines.${line.place}.${name}`;
    const valueMinor = minorOf(ctx, line.value, planLimits.valueMinor, at("value"));
    if (line.customers === null) throw new DomainError("plan_line_customers", {}, at("customers"));
    if (valueMinor === null) throw new DomainError("plan_line_value", {}, at("value"));
    if (line.how === null || line.how.length < 3) throw new DomainError("plan_line_how", {}, at("how"));
    const segmentName = line.segment === null ? null : names.get(line.segment);
    if (segmentName === undefined) throw new DomainError("plan_line_segment", {}, at("segment"));
    return {
      place: index + 1,
      kind: line.kind,
      segment: line.segment,
      segmentName,
      customers: line.customers,
      valueMinor,
      suggested: suggestions[line.kind],
      how: line.how,
      ownerId: line.ownerId ?? ctx.actor.id,
    };
  });
}

function readTarget(ctx: Context, { target, targetCustomers, departmentId }: SavePlan) {
  const targetMinor = minorOf(ctx, target, planLimits.targetMinor, "target");
  if (targetMinor === null && targetCustomers === null) throw new DomainError("plan_without_target", {}, "target");
  if (departmentId && targetCustomers !== null) throw new DomainError("plan_customers_of_whole", {}, "targetCustomers");
  return { targetMinor, targetCustomers };
}

function minorOf({ organisation }: Context, text: string | null, most: number, field: string): number | null {
  if (text === null) return null;
  const minor = readAmount(text, "point", minorDigitsOf(organisation.currency));
  if (minor === null || minor < 0 || minor > most) throw new DomainError("plan_amount", { text }, field);
  return minor;
}

type Version = Omit<SavePlan, "planId" | "lines"> & {
  planId: string;
  versionId: string;
  number: number;
  targetMinor: number | null;
  lines: readonly Line[];
};

async function insertVersion(tx: Database, { actor, organisation }: Context, version: Version): Promise<void> {
  const { planId, versionId, number, lines } = version;
  if (number === 1) await tx.execute(sql`insert into plans (id, created_by) values (${planId}, ${actor.id})`);
  await tx.execute(sql`
    insert into plan_versions (id, plan_id, number, title, period, begins_on, department_id, currency, target_minor,
      target_customers, lines, saved_by)
    values (${versionId}, ${planId}, ${number}, ${version.title}, ${version.period.period}, ${version.period.beginsOn},
      ${version.departmentId}, ${organisation.currency}, ${version.targetMinor}, ${version.targetCustomers}, ${lines.length},
      ${actor.id})`);
  await tx.execute(sql`
    insert into plan_lines (version_id, place, kind, segment, segment_name, customers, value_minor, suggested_minor,
      suggested_from, how, owner_id)
    select ${versionId}, place, kind, segment, "segmentName", customers, "valueMinor", (suggested ->> 'minor')::bigint,
      suggested ->> 'from', how, "ownerId"
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as line (place int, kind text, segment text,
      "segmentName" text, customers int, "valueMinor" bigint, suggested jsonb, how text, "ownerId" uuid)`);
}
