import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { customers, departments, issues, people } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Issue = typeof issues.$inferSelect & {
  customer: { id: string; name: string };
  department: string;
  openedByName: string;
  ownerName: string | null;
  resolvedByName: string | null;
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
      customer: { id: survivors.id, name: survivors.name },
      department: departments.name,
      openedByName: openers.name,
      ownerName: owners.name,
      resolvedByName: resolvers.name,
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

/** The departments an issue can be handed to, by name. */
export async function listDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return db.select().from(departments).orderBy(departments.name);
}
