import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { issues } from "@/db/schema";
import { keepByResolution, promiseByCharter, retractByReopening } from "../charter/mutations/of-record";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { type IssueEventKind, type IssueSeat, isHandOff } from "../domain/issue";
import { recordEvent } from "../events/mutations";
import { keepUnlogged } from "../listening/mutations";
import { writeText } from "../texts/mutations";
import type { HandOver, OpenIssue, ReopenIssue, ResolveIssue } from "./input";
import { findDepartmentOf } from "./queries/desks";
import { getIssue, type Issue } from "./queries/one";

type Done = { issueId: string; customerId: string };

/** What a form asks for; opened from elsewhere, nothing is said of a promise. */
type NewIssue = Omit<OpenIssue, Told> & Partial<Pick<OpenIssue, Told>>;
type Told = "promised" | "promisedTold";

/** Opens an issue: from here on thanks wait, and the customer's own words stand at the top of the brief. */
export async function openIssue(ctx: Context, input: NewIssue): Promise<Done> {
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
    await promiseByCharter({ ...ctx, db: tx }, { about: { issueId } });
    if (input.promised)
      await keepUnlogged(ctx, tx, {
        customerId: customer.id,
        contactId: null,
        issueId,
        said: input.promised,
        through: "complaint",
        told: input.promisedTold ?? "broken",
      });
    return { issueId, customerId: customer.id };
  });
}

/** Says how it was put right; the server dates it. Of whoever was erased it is closed without words. */
export async function resolveIssue(ctx: Context, input: ResolveIssue): Promise<Done> {
  return onIssue(ctx, input.issueId, async (tx, issue) => {
    if (issue.resolvedAt !== null) throw new DomainError("issue_resolved");
    if (input.resolution === null && !issue.customer.isErased)
      throw new DomainError("resolution_needed", {}, "resolution");
    await happen(tx, ctx, issue, "resolved", { words: issue.customer.isErased ? null : input.resolution });
    await keepByResolution({ ...ctx, db: tx }, issue.id);
  });
}

/** It was not put right after all: open again, with the resolution that did not hold kept. */
export async function reopenIssue(ctx: Context, input: ReopenIssue): Promise<Done> {
  return onIssue(ctx, input.issueId, async (tx, issue) => {
    if (issue.resolvedAt === null) throw new DomainError("issue_open");
    await happen(tx, ctx, issue, "reopened", { words: input.why });
    await retractByReopening({ ...ctx, db: tx }, issue.id, input.why);
  });
}

/** Passes an issue on, to a department or to one of its people, and says why, so that the customer need not tell it again. */
export async function handOverIssue(ctx: Context, input: HandOver): Promise<Done> {
  return onIssue(ctx, input.issueId, async (tx, issue) => {
    const to = await seatOf(tx, input.to);
    const isTaking = to.ownerId === ctx.actor.id;
    if (!isTaking && input.why === null) throw new DomainError("hand_over_needs_why", {}, "why");
    await happen(tx, ctx, issue, "handed_over", { words: input.why, to });
  });
}

type Act = (tx: Database, issue: Issue) => Promise<void>;

const actions: Record<IssueEventKind, string> = {
  handed_over: "issue.handedOver",
  resolved: "issue.resolved",
  reopened: "issue.reopened",
};

async function onIssue(ctx: Context, issueId: string, act: Act): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const issue = await getIssue(tx, issueId);
    await act(tx, issue);
    return { issueId: issue.id, customerId: issue.customer.id };
  });
}

async function happen(
  tx: Database,
  ctx: Context,
  issue: Issue,
  kind: IssueEventKind,
  { words, to }: { words: string | null; to?: IssueSeat },
): Promise<void> {
  const wordsId = words === null ? null : await writeText(tx, words);
  await tx.execute(sql`insert into issue_events (id, issue_id, kind, by_id, to_department_id, to_owner_id, words_id)
    values (${newId()}, ${issue.id}, ${kind}, ${ctx.actor.id}, ${to?.departmentId ?? null}, ${to?.ownerId ?? null}, ${wordsId})`);
  await recordEvent(tx, {
    actor: ctx.actor,
    action: actions[kind],
    subject: "issue",
    subjectId: issue.id,
    customerId: issue.customer.id,
    facts: to ? { ...to, isHandOff: isHandOff(issue, to) } : { kind: issue.kind },
  });
}

async function seatOf(tx: Database, to: HandOver["to"]): Promise<IssueSeat> {
  if (to.kind === "department") return { departmentId: to.id, ownerId: null };
  const departmentId = await findDepartmentOf(tx, to.id);
  if (departmentId === null) throw new DomainError("issue_owner_unknown", {}, "to");
  return { departmentId, ownerId: to.id };
}
