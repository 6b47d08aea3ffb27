import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { issues } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { OpenIssue, ResolveIssue } from "./input";
import { getIssue } from "./queries";

/** Opens an issue: from here on thanks wait, and the customer's own words stand at the top of the brief. */
export async function openIssue(ctx: Context, input: OpenIssue): Promise<{ issueId: string; customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, input.customerId);
    const issueId = newId();
    const departmentId = input.departmentId ?? ctx.actor.departmentId;
    await tx.insert(issues).values({
      id: issueId,
      customerId: customer.id,
      kind: input.kind,
      words: input.words,
      openedAt: ctx.now,
      openedBy: ctx.actor.id,
      departmentId,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "issue.opened",
      subject: "issue",
      subjectId: issueId,
      customerId: customer.id,
      facts: { kind: input.kind, departmentId },
    });
    return { issueId, customerId: customer.id };
  });
}

/** Says how it was put right; the server dates it. */
export async function resolveIssue(ctx: Context, input: ResolveIssue): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const issue = await getIssue(tx, input.issueId);
    const resolved = await tx
      .update(issues)
      .set({ resolution: input.resolution, resolvedBy: ctx.actor.id })
      .where(and(eq(issues.id, input.issueId), isNull(issues.resolution)))
      .returning({ id: issues.id });
    if (resolved.length === 0) throw new DomainError("issue_resolved");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "issue.resolved",
      subject: "issue",
      subjectId: issue.id,
      customerId: issue.customer.id,
      facts: { kind: issue.kind },
    });
    return { customerId: issue.customer.id };
  });
}
