import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, departments, issues } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Issue = typeof issues.$inferSelect & { customer: { id: string; name: string }; department: string };

/** An issue with whose it is and which department looks after it. */
export async function getIssue(db: Database, issueId: string): Promise<Issue> {
  const [row] = await db
    .select({ issue: issues, survivorId: customers.survivorId, name: customers.name, department: departments.name })
    .from(issues)
    .innerJoin(customers, eq(customers.id, issues.customerId))
    .innerJoin(departments, eq(departments.id, issues.departmentId))
    .where(eq(issues.id, issueId));
  if (!row) throw new DomainError("not_found");
  return { ...row.issue, customer: { id: row.survivorId, name: row.name }, department: row.department };
}

/** The departments an issue can be handed to, by name. */
export async function listDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return db.select().from(departments).orderBy(departments.name);
}
