import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { decisionDrafts, decisions, draftEditors } from "@/db/schema";
import type { Context } from "../../context";
import { type DraftConflict, isSameLetter, mergeDrafts } from "../../domain/draft-merge";
import { DomainError } from "../../domain/errors";
import { type LetterValues, valuesOfLetter } from "../../domain/letter";
import { recordEvent } from "../../events/mutations";
import { treeOf } from "../../trpc/fields";
import { type Draft, findRevision, getDraft, isOnlyMine, listEditors } from "../queries/draft";

type Content = Record<string, unknown>;

/** What stands after a save, as the letter's fields; `conflicts` are for a person to choose, and hold theirs until then. */
type SavedDraft = {
  id: string;
  revision: number;
  values: LetterValues;
  conflicts: DraftConflict[];
  /** Who saved last, and when. */
  by: { id: string; name: string };
  savedAt: Date;
  /** Who else has it open. */
  editors: { id: string; name: string }[];
};

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

/**
 * Saves the working copy, put together with what others saved since `revision` was read. Where both wrote in one field,
 * theirs stands and mine is kept as an earlier copy until somebody chooses: nothing is lost.
 */
export async function saveDraft(
  ctx: Context,
  input: { id: string; revision: number; content: Content },
): Promise<SavedDraft> {
  return ctx.db.transaction(async (tx) => {
    const { id, content } = input;
    const draft = await holdDraft(tx, id);
    const base = draft.revision === input.revision ? draft.content : await findRevision(tx, input);
    const isMine = await isOnlyMine(tx, { ...input, by: ctx.actor.id });
    const { merged, conflicts } = mergeDrafts(base, draft.content, content, isMine);
    // What nobody knows the beginning of is not kept aside: words may have been taken from it for good.
    const isAside = conflicts.length > 0 && base !== null;
    if (isAside) await writeDraft(tx, ctx.actor, draft, content);
    const isChanged = isAside || !isSameLetter(treeOf(merged), draft.content);
    if (isChanged) await writeDraft(tx, ctx.actor, await getDraft(tx, id), treeOf(merged));
    if (isChanged && isNewSitting(draft, ctx))
      await recordDrafting(tx, ctx.actor, { id, revision: draft.revision + 1 });
    await showPresence(tx, { id, actor: ctx.actor });
    return stands(tx, ctx, { id, conflicts });
  });
}

/** Goes on from an earlier copy; what stands now stays an earlier copy itself. */
export async function returnToRevision(ctx: Context, input: { id: string; revision: number }): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const draft = await holdDraft(tx, input.id);
    const content = await findRevision(tx, input);
    if (!content) throw new DomainError("not_found");
    await writeDraft(tx, ctx.actor, draft, content);
    await recordDrafting(tx, ctx.actor, { id: input.id, revision: draft.revision + 1 });
    return { id: input.id };
  });
}

/** Writes the working copy inside another mutation's transaction, unless somebody else has saved it meanwhile. */
export async function keepDraft(
  { db, actor }: { db: Database; actor: { id: string } },
  { id, revision, content }: { id: string; revision: number; content: Content },
): Promise<void> {
  const draft = await holdDraft(db, id);
  if (draft.revision !== revision) throw new DomainError("draft_saved_meanwhile", { name: draft.savedBy.name });
  await writeDraft(db, actor, draft, content);
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

/** The working copy, held: the lock is the one the database's own guards take, and who comes second sees the first. */
async function holdDraft(db: Database, id: string): Promise<Draft> {
  await db.execute(sql`select lock_decision(${id}::uuid)`);
  const draft = await getDraft(db, id);
  if (!["draft", "proposed"].includes(draft.state)) throw new DomainError("decision_stands");
  return draft;
}

async function writeDraft(db: Database, actor: { id: string }, draft: Draft, content: Content): Promise<void> {
  await db
    .update(decisionDrafts)
    .set({ content, revision: draft.revision + 1, savedBy: actor.id })
    .where(eq(decisionDrafts.decisionId, draft.id));
}

const sittingMs = 10 * 60_000;

/** A letter saves itself every few seconds: one event tells that somebody sat down to write, not each of them. */
function isNewSitting(draft: Draft, { actor, now }: Context): boolean {
  return draft.savedBy.id !== actor.id || now.getTime() - draft.savedAt.getTime() > sittingMs;
}

async function recordDrafting(
  db: Database,
  actor: Context["actor"],
  { id, revision }: { id: string; revision: number },
): Promise<void> {
  await recordEvent(db, { actor, action: "decision.drafted", subject: "decision", subjectId: id, facts: { revision } });
}

async function showPresence(db: Database, { id, actor }: { id: string; actor: { id: string } }): Promise<void> {
  await db
    .insert(draftEditors)
    .values({ decisionId: id, personId: actor.id })
    .onConflictDoUpdate({
      target: [draftEditors.decisionId, draftEditors.personId],
      set: { seenAt: sql`excluded.seen_at` },
    });
}

async function stands(
  db: Database,
  { actor }: Context,
  { id, conflicts }: { id: string; conflicts: DraftConflict[] },
): Promise<SavedDraft> {
  const draft = await getDraft(db, id);
  const editors = await listEditors(db, { id, but: actor.id });
  const { revision, savedBy: by, savedAt } = draft;
  return { id, revision, values: valuesOfLetter(draft.content), conflicts, by, savedAt, editors };
}
