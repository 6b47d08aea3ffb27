import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { decisionDrafts, decisions } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { getDraft } from "../queries/draft";

type Content = Record<string, unknown>;

/** Opens a decision with what has been typed so far. */
export async function draftDecision(
  ctx: Context,
  input: { content: Content },
): Promise<{ id: string; revision: number }> {
  return ctx.db.transaction(async (tx) => openDraft({ ...ctx, db: tx }, input.content));
}

/** Opens a successor: a new draft that says what it replaces and begins with the words of the old one. */
export async function supersedeDecision(
  ctx: Context,
  { id }: { id: string },
): Promise<{ id: string; revision: number }> {
  return ctx.db.transaction(async (tx) => {
    const { content } = await getDraft(tx, id);
    return openDraft({ ...ctx, db: tx }, { ...content, replacesId: id });
  });
}

/** Saves the working copy, unless somebody else has saved it since `revision` was read. */
export async function saveDraft(
  ctx: Context,
  input: { id: string; revision: number; content: Content },
): Promise<{ revision: number }> {
  return ctx.db.transaction(async (tx) => {
    const revision = await keepDraft({ ...ctx, db: tx }, input);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.drafted",
      subject: "decision",
      subjectId: input.id,
      facts: { revision },
    });
    return { revision };
  });
}

/** Writes the working copy inside another mutation's transaction. */
export async function keepDraft(
  { db, actor }: { db: Database; actor: { id: string } },
  { id, revision, content }: { id: string; revision: number; content: Content },
): Promise<number> {
  // The lock is the one the database's own guards take: who comes second sees what the first did.
  await db.execute(sql`select lock_decision(${id}::uuid)`);
  const draft = await getDraft(db, id);
  if (!["draft", "proposed"].includes(draft.state)) throw new DomainError("decision_stands");
  if (draft.revision !== revision) throw new DomainError("draft_saved_meanwhile", { name: draft.savedBy.name });
  await db
    .update(decisionDrafts)
    .set({ content, revision: revision + 1, savedBy: actor.id })
    .where(eq(decisionDrafts.decisionId, id));
  return revision + 1;
}

/** Opens a decision inside another mutation's transaction. */
export async function openDraft(
  ctx: Pick<Context, "db" | "actor">,
  content: Content,
): Promise<{ id: string; revision: number }> {
  const id = newId();
  await ctx.db.insert(decisions).values({ id, draftedBy: ctx.actor.id });
  await ctx.db.insert(decisionDrafts).values({ decisionId: id, content, revision: 1, savedBy: ctx.actor.id });
  await recordEvent(ctx.db, { actor: ctx.actor, action: "decision.drafted", subject: "decision", subjectId: id });
  return { id, revision: 1 };
}
