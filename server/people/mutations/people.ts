import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { appointments, people, teams } from "@/db/schema";
import type { Actor, Context } from "../../context";
import { earliestEnd, isOver } from "../../domain/appointment";
import { DomainError } from "../../domain/errors";
import type { Role } from "../../domain/permissions";
import type { PlainDate } from "../../domain/plain-date";
import { recordEvent } from "../../events/mutations";
import type { CreatePerson, PersonMeant, SavePerson } from "../input";
import { countOtherAdmins, getPerson } from "../queries";

/** Adds somebody who works here. They sign in once they have chosen a password with a link, or by single sign-on. */
export async function createPerson(
  { db, actor }: { db: Database; actor: Pick<Actor, "id"> | null },
  input: CreatePerson,
): Promise<{ personId: string }> {
  return db.transaction(async (tx) => {
    await checkTeam(tx, input);
    const personId = newId();
    const made = await tx
      .insert(people)
      .values({ id: personId, ...input })
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id });
    if (made.length === 0) throw await emailTaken(tx, input.email);
    await recordEvent(tx, {
      actor,
      action: "person.created",
      subject: "person",
      subjectId: personId,
      facts: { roles: input.roles, departmentId: input.departmentId, teamId: input.teamId },
      details: { name: input.name, email: input.email },
    });
    return { personId };
  });
}

/** Changes what is known of a person and what they may do; it holds from their next click. */
export async function savePerson({ db, actor }: Context, { personId, ...input }: SavePerson): Promise<void> {
  await db.transaction(async (tx) => {
    await oneAtATime(tx);
    const before = await getPerson(tx, personId);
    await checkTeam(tx, input);
    if (!before.deactivatedAt) await checkAdminRemains(tx, personId, input.roles);
    const [other] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.email, input.email), ne(people.id, personId)));
    if (other) throw await emailTaken(tx, input.email);
    await tx.update(people).set(input).where(eq(people.id, personId));
    await stopLeading(tx, personId, input.teamId);
    await recordEvent(tx, {
      actor,
      action: "person.saved",
      subject: "person",
      subjectId: personId,
      facts: { rolesBefore: before.roles, roles: input.roles, departmentId: input.departmentId, teamId: input.teamId },
      details: {
        before: { name: before.name, email: before.email },
        after: { name: input.name, email: input.email },
      },
    });
  });
}

/** Somebody leaves: every session ends at once (the database sees to it), and so does every appointment. */
export async function deactivatePerson({ db, actor, today }: Context, { personId }: PersonMeant): Promise<void> {
  if (personId === actor.id) throw new DomainError("not_oneself");
  await db.transaction(async (tx) => {
    await oneAtATime(tx);
    const person = await getPerson(tx, personId);
    if (person.deactivatedAt) return;
    await checkAdminRemains(tx, personId, []);
    await tx.update(people).set({ deactivatedAt: sql`standpoint_now()` }).where(eq(people.id, personId));
    const ended = await endAppointments(tx, personId, today);
    await stopLeading(tx, personId, null);
    await recordEvent(tx, {
      actor,
      action: "person.deactivated",
      subject: "person",
      subjectId: personId,
      facts: { appointmentsEnded: ended },
    });
  });
}

/** Somebody comes back, with the roles they had. Appointments are made anew. */
export async function reactivatePerson({ db, actor }: Context, { personId }: PersonMeant): Promise<void> {
  await db.transaction(async (tx) => {
    await getPerson(tx, personId);
    await tx.update(people).set({ deactivatedAt: null }).where(eq(people.id, personId));
    await recordEvent(tx, { actor, action: "person.reactivated", subject: "person", subjectId: personId });
  });
}

async function checkTeam(tx: Database, input: { departmentId: string; teamId: string | null }): Promise<void> {
  if (input.teamId === null) return;
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.id, input.teamId), eq(teams.departmentId, input.departmentId)));
  if (!team) throw new DomainError("team_elsewhere", {}, "teamId");
}

async function emailTaken(tx: Database, email: string): Promise<DomainError> {
  const [holder] = await tx.select({ name: people.name }).from(people).where(eq(people.email, email));
  return new DomainError("email_taken", { name: holder?.name ?? "Somebody" }, "email");
}

/** Two administrators who take each other's role away at the same moment would leave nobody: they take turns. */
async function oneAtATime(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('standpoint.people'))`);
}

async function checkAdminRemains(tx: Database, personId: string, roles: readonly Role[]): Promise<void> {
  if (!roles.includes("admin") && (await countOtherAdmins(tx, personId)) === 0)
    throw new DomainError("last_admin", {}, "roles");
}

/** A team is led by somebody who works in it. */
async function stopLeading(tx: Database, personId: string, teamId: string | null): Promise<void> {
  const led = eq(teams.leadId, personId);
  await tx
    .update(teams)
    .set({ leadId: null })
    .where(teamId === null ? led : and(led, ne(teams.id, teamId)));
}

async function endAppointments(tx: Database, personId: string, today: PlainDate): Promise<number> {
  const open = await tx
    .select({ id: appointments.id, fromOn: appointments.fromOn, untilOn: appointments.untilOn })
    .from(appointments)
    .where(and(eq(appointments.personId, personId), isNull(appointments.untilOn)));
  const going = open.filter((appointment) => !isOver(appointment, today));
  for (const { id, fromOn } of going) {
    await tx
      .update(appointments)
      .set({ untilOn: earliestEnd(fromOn, today) })
      .where(eq(appointments.id, id));
  }
  return going.length;
}
