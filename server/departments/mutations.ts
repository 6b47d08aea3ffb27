import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { departments, people, teams } from "@/db/schema";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { CreateDepartment, CreateTeam, RenameDepartment, SaveTeam } from "./input";

export async function createDepartment({ db, actor }: Context, { name }: CreateDepartment): Promise<void> {
  await db.transaction(async (tx) => {
    const id = newId();
    const made = await tx
      .insert(departments)
      .values({ id, name })
      .onConflictDoNothing()
      .returning({ id: departments.id });
    if (made.length === 0) throw new DomainError("department_taken", { name }, "name");
    await recordEvent(tx, {
      actor,
      action: "department.created",
      subject: "department",
      subjectId: id,
      details: { name },
    });
  });
}

export async function renameDepartment(
  { db, actor }: Context,
  { departmentId, name }: RenameDepartment,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [other] = await tx
      .select({ id: departments.id })
      .from(departments)
      .where(and(eq(departments.name, name), ne(departments.id, departmentId)));
    if (other) throw new DomainError("department_taken", { name }, "name");
    const renamed = await tx
      .update(departments)
      .set({ name })
      .where(eq(departments.id, departmentId))
      .returning({ id: departments.id });
    if (renamed.length === 0) throw new DomainError("not_found");
    const subject = { subject: "department", subjectId: departmentId };
    await recordEvent(tx, { actor, action: "department.renamed", ...subject, details: { name } });
  });
}

export async function createTeam({ db, actor }: Context, { departmentId, name }: CreateTeam): Promise<void> {
  await db.transaction(async (tx) => {
    const [department] = await tx.select().from(departments).where(eq(departments.id, departmentId));
    if (!department) throw new DomainError("not_found");
    const id = newId();
    const made = await tx
      .insert(teams)
      .values({ id, departmentId, name })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (made.length === 0) throw new DomainError("team_taken", { name }, "name");
    const facts = { departmentId };
    await recordEvent(tx, { actor, action: "team.created", subject: "team", subjectId: id, facts, details: { name } });
  });
}

/** Names a team and its lead, who works in it. */
export async function saveTeam({ db, actor }: Context, { teamId, name, leadId }: SaveTeam): Promise<void> {
  await db.transaction(async (tx) => {
    const [team] = await tx.select().from(teams).where(eq(teams.id, teamId));
    if (!team) throw new DomainError("not_found");
    await checkName(tx, { id: teamId, departmentId: team.departmentId, name });
    if (leadId !== null) await checkLead(tx, teamId, leadId);
    await tx.update(teams).set({ name, leadId }).where(eq(teams.id, teamId));
    await recordEvent(tx, {
      actor,
      action: "team.saved",
      subject: "team",
      subjectId: teamId,
      facts: { leadBefore: team.leadId, leadId },
      details: { before: team.name, after: name },
    });
  });
}

async function checkName(tx: Database, team: { id: string; departmentId: string; name: string }): Promise<void> {
  const [other] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.departmentId, team.departmentId), eq(teams.name, team.name), ne(teams.id, team.id)));
  if (other) throw new DomainError("team_taken", { name: team.name }, "name");
}

async function checkLead(tx: Database, teamId: string, leadId: string): Promise<void> {
  const [lead] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, leadId), eq(people.teamId, teamId), isNull(people.deactivatedAt)));
  if (!lead) throw new DomainError("lead_elsewhere", {}, "leadId");
}
