import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { departments } from "@/db/schema";

export type TeamRow = {
  id: string;
  name: string;
  leadId: string | null;
  /** Those who work in it now, by name. */
  members: { id: string; name: string }[];
};
export type DepartmentRow = { id: string; name: string; people: number; teams: TeamRow[] };

/** Every department with its teams and who works in them now. */
export async function listDepartments(db: Database): Promise<DepartmentRow[]> {
  const members = sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name collate "und-x-icu"), '[]')
    from people p where p.team_id = t.id and p.deactivated_at is null)`;
  return db
    .select({
      id: departments.id,
      name: departments.name,
      people: sql<number>`(
        select count(*)::int from people p where p.department_id = departments.id and p.deactivated_at is null)`,
      teams: sql<TeamRow[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'leadId', t.lead_id, 'members', ${members})
          order by t.name collate "und-x-icu")
        from teams t where t.department_id = departments.id), '[]')`,
    })
    .from(departments)
    .orderBy(sql`${departments.name} collate "und-x-icu"`);
}
