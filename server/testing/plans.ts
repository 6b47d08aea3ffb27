import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { PlainDate } from "../domain/plain-date";
import type { CountedLine, PlanTarget } from "../domain/plan";
import type { World } from "./database";

type Given = {
  by: string;
  lines: readonly (CountedLine & { segment?: string })[];
  target?: Partial<PlanTarget>;
  beginsOn?: PlainDate;
  departmentId?: string | null;
  planId?: string;
  number?: number;
};

/** A plan as the page would save it, or its next version. */
export async function aPlanVersion({ tx }: World, { by, lines, target = {}, planId, number = 1, ...given }: Given) {
  const id = planId ?? newId();
  const versionId = newId();
  const said = lines.map((line, index) => ({ ...line, place: index + 1 }));
  if (!planId) await tx.execute(sql`insert into plans (id, created_by) values (${id}, ${by})`);
  await tx.execute(sql`
    insert into plan_versions (id, plan_id, number, title, period, begins_on, department_id, currency, target_minor,
      target_customers, lines, saved_by)
    values (${versionId}, ${id}, ${number}, 'Autumn, in customers', 'quarter', ${given.beginsOn ?? "2026-10-01"},
      ${given.departmentId ?? null}, 'GBP', ${target.valueMinor ?? null}, ${target.customers ?? null}, ${lines.length}, ${by})`);
  await tx.execute(sql`
    insert into plan_lines (version_id, place, kind, segment, segment_name, customers, value_minor, how, owner_id)
    select ${versionId}, place, kind, segment, segment, customers, "valueMinor", 'By ringing them.', ${by}
      from jsonb_to_recordset(${JSON.stringify(said)}::text::jsonb) as line (place int, kind text, segment text, customers int, "valueMinor" bigint)`);
  return { planId: id, versionId };
}

/** What waits for the end of the transaction is judged now. */
export const judgeNow = ({ tx }: Pick<World, "tx">) =>
  tx.execute(sql`set constraints all immediate`).then(() => tx.execute(sql`set constraints all deferred`));
