import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { appointments, credentials, departments, people, teams, tokens } from "@/db/schema";
import { DomainError } from "../domain/errors";
import type { AppointmentKind, Role } from "../domain/permissions";
import type { Instant, PlainDate } from "../domain/plain-date";

export type AppointmentRow = {
  id: string;
  kind: AppointmentKind;
  departmentId: string | null;
  department: string | null;
  fromOn: PlainDate;
  untilOn: PlainDate | null;
  appointedBy: string;
};

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  departmentId: string;
  department: string;
  teamId: string | null;
  team: string | null;
  isLead: boolean;
  roles: Role[];
  deactivatedAt: Instant | null;
};

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  departmentId: people.departmentId,
  department: departments.name,
  teamId: people.teamId,
  team: teams.name,
  isLead: sql<boolean>`coalesce(${teams.leadId} = ${people.id}, false)`,
  roles: sql<Role[]>`to_jsonb(${people.roles})`,
  deactivatedAt: people.deactivatedAt,
};

function selectPeople(db: Database) {
  return db
    .select(columns)
    .from(people)
    .innerJoin(departments, eq(departments.id, people.departmentId))
    .leftJoin(teams, eq(teams.id, people.teamId));
}

export type ListedPerson = PersonRow & { appointments: { kind: AppointmentKind; department: string | null }[] };

/** Everybody who works here or did, those here first, with the appointments that hold on the day. */
export async function listPeople(db: Database, today: PlainDate): Promise<ListedPerson[]> {
  const held = sql<ListedPerson["appointments"]>`coalesce((
    select jsonb_agg(jsonb_build_object('kind', a.kind, 'department', ad.name) order by a.kind, ad.name)
    from appointments a left join departments ad on ad.id = a.department_id
    where a.person_id = ${people.id} and a.from_on <= ${today}::date and (a.until_on is null or ${today}::date < a.until_on)
  ), '[]')`;
  return db
    .select({ ...columns, appointments: held })
    .from(people)
    .innerJoin(departments, eq(departments.id, people.departmentId))
    .leftJoin(teams, eq(teams.id, people.teamId))
    .orderBy(sql`${people.deactivatedAt} is not null`, sql`${people.name} collate "und-x-icu"`);
}

/** Those who work here now, for choosing one. */
export async function listNames(db: Database): Promise<PersonRow[]> {
  return selectPeople(db).where(isNull(people.deactivatedAt)).orderBy(sql`${people.name} collate "und-x-icu"`);
}

export async function getPerson(db: Database, personId: string): Promise<PersonRow> {
  const [row] = await selectPeople(db).where(eq(people.id, personId));
  if (!row) throw new DomainError("not_found");
  return row;
}

/** A person's appointments, past ones too, the latest first. */
export async function listAppointments(db: Database, personId: string): Promise<AppointmentRow[]> {
  const appointer = alias(people, "appointer");
  return db
    .select({
      id: appointments.id,
      kind: sql<AppointmentKind>`${appointments.kind}`,
      departmentId: appointments.departmentId,
      department: departments.name,
      fromOn: appointments.fromOn,
      untilOn: appointments.untilOn,
      appointedBy: appointer.name,
    })
    .from(appointments)
    .leftJoin(departments, eq(departments.id, appointments.departmentId))
    .innerJoin(appointer, eq(appointer.id, appointments.appointedBy))
    .where(eq(appointments.personId, personId))
    .orderBy(desc(appointments.fromOn), asc(appointments.id));
}

/** Whether a person can sign in with a password, and until when a link waits for them. */
export async function getAccess(
  db: Database,
  personId: string,
): Promise<{ hasPassword: boolean; linkUntil: Instant | null }> {
  const [password] = await db
    .select({ personId: credentials.personId })
    .from(credentials)
    .where(eq(credentials.personId, personId));
  const [link] = await db
    .select({ expiresAt: tokens.expiresAt })
    .from(tokens)
    .where(and(eq(tokens.personId, personId), isNull(tokens.usedAt), sql`standpoint_now() < ${tokens.expiresAt}`));
  return { hasPassword: password !== undefined, linkUntil: link?.expiresAt ?? null };
}

/** How many administrators would be left without this person. */
export async function countOtherAdmins(db: Database, personId: string): Promise<number> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(ne(people.id, personId), isNull(people.deactivatedAt), sql`'admin' = any (${people.roles})`));
  return rows.length;
}
