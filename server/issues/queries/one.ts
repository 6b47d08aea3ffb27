import { asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { customers, departments, issueEvents, issues, people, texts } from "@/db/schema";
import { DomainError } from "../../domain/errors";

export type Issue = typeof issues.$inferSelect & {
  customer: { id: string; name: string; isErased: boolean };
  department: string;
  openedByName: string;
  ownerName: string | null;
  resolvedByName: string | null;
  /** How often the customer was passed on with it. */
  handOffs: number;
};

const survivors = alias(customers, "survivors");
const openers = alias(people, "openers");
const owners = alias(people, "owners");
const resolvers = alias(people, "resolvers");

/** An issue with whose it is, who looks after it and who put it right. */
export async function getIssue(db: Database, issueId: string): Promise<Issue> {
  const [row] = await db
    .select({
      issue: issues,
      customer: { id: survivors.id, name: survivors.name, isErased: sql<boolean>`${survivors.erasedAt} is not null` },
      department: departments.name,
      openedByName: openers.name,
      ownerName: owners.name,
      resolvedByName: resolvers.name,
      handOffs: sql<number>`(select count(*)::int from ${issueEvents} e where e.issue_id = ${issues.id} and e.is_hand_off)`,
    })
    .from(issues)
    .innerJoin(customers, eq(customers.id, issues.customerId))
    .innerJoin(survivors, eq(survivors.id, customers.survivorId))
    .innerJoin(departments, eq(departments.id, issues.departmentId))
    .innerJoin(openers, eq(openers.id, issues.openedBy))
    .leftJoin(owners, eq(owners.id, issues.ownerId))
    .leftJoin(resolvers, eq(resolvers.id, issues.resolvedBy))
    .where(eq(issues.id, issueId));
  if (!row) throw new DomainError("not_found");
  const { issue, ...names } = row;
  return { ...issue, ...names };
}

const fromDepartments = alias(departments, "from_departments");
const toDepartments = alias(departments, "to_departments");
const fromOwners = alias(people, "from_owners");
const toOwners = alias(people, "to_owners");
const actors = alias(people, "actors");

/** What happened to an issue since it was opened, in order. `words` null: none were needed, or they were erased. */
export async function listIssueEvents(db: Database, issueId: string) {
  return db
    .select({
      id: issueEvents.id,
      kind: issueEvents.kind,
      by: actors.name,
      fromDepartment: fromDepartments.name,
      fromOwner: fromOwners.name,
      toDepartment: toDepartments.name,
      toOwner: toOwners.name,
      isHandOff: issueEvents.isHandOff,
      words: texts.body,
      erasedAt: texts.erasedAt,
      recordedAt: issueEvents.recordedAt,
    })
    .from(issueEvents)
    .innerJoin(actors, eq(actors.id, issueEvents.byId))
    .leftJoin(fromDepartments, eq(fromDepartments.id, issueEvents.fromDepartmentId))
    .leftJoin(toDepartments, eq(toDepartments.id, issueEvents.toDepartmentId))
    .leftJoin(fromOwners, eq(fromOwners.id, issueEvents.fromOwnerId))
    .leftJoin(toOwners, eq(toOwners.id, issueEvents.toOwnerId))
    .leftJoin(texts, eq(texts.id, issueEvents.wordsId))
    .where(eq(issueEvents.issueId, issueId))
    .orderBy(asc(issueEvents.sequence));
}

export type IssueEvent = Awaited<ReturnType<typeof listIssueEvents>>[number];
