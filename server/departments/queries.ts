import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { departments } from "@/db/schema";
import type { AppointmentKind } from "../domain/permissions";
import type { PlainDate } from "../domain/plain-date";

type TeamRow = {
  id: string;
  name: string;
  leadId: string | null;
  /** Those who work in it now, by name. */
  members: { id: string; name: string }[];
};
export type DepartmentRow = {
  id: string;
  name: string;
  people: number;
  teams: TeamRow[];
  /** Who holds its seat on the CX board on the day, by name; none: vacant. */
  seat: string[];
  advocates: string[];
};

/** Every department with its teams, who works in them now, and who holds its seat and stands for customers on the day. */
export async function listDepartments(db: Database, today: PlainDate): Promise<DepartmentRow[]> {
  const holders = (kind: AppointmentKind) => sql<string[]>`(
    select coalesce(jsonb_agg(p.name order by p.name collate "und-x-icu"), '[]')
    from appointments a join people p on p.id = a.person_id
    where a.department_id = departments.id and a.kind = ${kind}
      and a.from_on <= ${today}::date and (a.until_on is null or ${today}::date < a.until_on))`;
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
      seat: holders("board_seat"),
      advocates: holders("advocate"),
    })
    .from(departments)
    .orderBy(sql`${departments.name} collate "und-x-icu"`);
}
