import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { charterClauses, charterSigners, charterVersions } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { stageKey } from "../../domain/stage";
import { recordEvent } from "../../events/mutations";
import { notify } from "../../inbox/mutations";
import type { MoveClause, PutUp, SaveClause } from "../input";

/** Begins a draft: what the newest version says, ready to be changed. If there is one already, that one. */
export async function draftVersion(ctx: Context): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_charter()`);
    const [draft] = await tx.select().from(charterVersions).where(isNull(charterVersions.putUpAt));
    if (draft) return { id: draft.id };
    const id = newId();
    await tx.insert(charterVersions).values({ id, draftedBy: ctx.actor.id });
    await copyNewest(tx, ctx, id);
    await record(tx, ctx, "charter.drafted", id);
    return { id };
  });
}

async function copyNewest(tx: Database, ctx: Context, versionId: string): Promise<void> {
  const [newest] = await tx
    .select()
    .from(charterVersions)
    .where(isNotNull(charterVersions.putUpAt))
    .orderBy(desc(charterVersions.number))
    .limit(1);
  if (!newest) return;
  for (const { position, ...clause } of await listOf(tx, newest.id))
    await tx
      .insert(charterClauses)
      .values({ ...wordsOf(clause), id: newId(), versionId, key: clause.key, position, savedBy: ctx.actor.id });
}

/** Writes a clause of the draft, new or changed. Somebody else's change meanwhile is not overwritten. */
export async function saveClause(ctx: Context, input: SaveClause): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_charter()`);
    const id =
      input.clauseId === null ? await addClause(tx, ctx, input) : await changeClause(tx, ctx, input.clauseId, input);
    await record(tx, ctx, "charter.clauseSaved", input.versionId, { clauseId: id });
    return { id };
  });
}

async function addClause(tx: Database, ctx: Context, input: SaveClause): Promise<string> {
  const known = await tx.selectDistinct({ key: charterClauses.key }).from(charterClauses);
  const key = stageKey(input.title, new Set(known.map((clause) => clause.key)));
  const position = Math.max(0, ...(await listOf(tx, input.versionId)).map((clause) => clause.position)) + 1;
  const id = newId();
  const { versionId } = input;
  await tx.insert(charterClauses).values({ ...wordsOf(input), id, versionId, key, position, savedBy: ctx.actor.id });
  return id;
}

async function changeClause(tx: Database, ctx: Context, clauseId: string, input: SaveClause): Promise<string> {
  const saved = await tx
    .update(charterClauses)
    .set({ ...wordsOf(input), savedBy: ctx.actor.id })
    .where(and(eq(charterClauses.id, clauseId), eq(charterClauses.revision, input.revision)))
    .returning({ id: charterClauses.id });
  if (saved.length === 0) throw new DomainError("charter_clause_changed");
  return clauseId;
}

/** Takes a clause out of the draft; the versions that were put up keep theirs. */
export async function dropClause(ctx: Context, { clauseId }: { clauseId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_charter()`);
    const clause = await getClause(tx, clauseId);
    await tx
      .update(charterClauses)
      .set({ droppedAt: ctx.now, savedBy: ctx.actor.id })
      .where(eq(charterClauses.id, clauseId));
    await record(tx, ctx, "charter.clauseDropped", clause.versionId, { clauseId });
  });
}

/** One place up or down. At the end nothing happens. */
export async function moveClause(ctx: Context, { clauseId, to }: MoveClause): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_charter()`);
    const { versionId } = await getClause(tx, clauseId);
    const clauses = await listOf(tx, versionId);
    const at = clauses.findIndex(({ id }) => id === clauseId);
    const beside = clauses[to === "up" ? at - 1 : at + 1];
    const clause = clauses[at];
    if (!beside || !clause) return;
    for (const [one, position] of [
      [clause, beside.position],
      [beside, clause.position],
    ] as const)
      await tx.update(charterClauses).set({ position, savedBy: ctx.actor.id }).where(eq(charterClauses.id, one.id));
    await record(tx, ctx, "charter.clauseMoved", versionId, { clauseId, to });
  });
}

/** Freezes the draft and asks the people named to sign it. It is in force once all of them have. */
export async function putUp(ctx: Context, { versionId, signers }: PutUp): Promise<{ number: number }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_charter()`);
    const named = [...new Set(signers)];
    await tx.insert(charterSigners).values(named.map((personId) => ({ versionId, personId })));
    const [version] = await tx
      .update(charterVersions)
      .set({ putUpBy: ctx.actor.id })
      .where(eq(charterVersions.id, versionId))
      .returning({ number: charterVersions.number });
    if (!version) throw new DomainError("not_found");
    for (const personId of named)
      if (personId !== ctx.actor.id) await notify(tx, { personId, kind: "sign", values: { charter: version.number } });
    await record(tx, ctx, "charter.putUp", versionId, { number: version.number, signers: named });
    return version;
  });
}

async function listOf(tx: Database, versionId: string) {
  return tx
    .select()
    .from(charterClauses)
    .where(and(eq(charterClauses.versionId, versionId), isNull(charterClauses.droppedAt)))
    .orderBy(asc(charterClauses.position), asc(charterClauses.id));
}

async function getClause(tx: Database, clauseId: string) {
  const [clause] = await tx.select().from(charterClauses).where(eq(charterClauses.id, clauseId));
  if (!clause || clause.droppedAt !== null) throw new DomainError("not_found");
  return clause;
}

type Words = Pick<
  typeof charterClauses.$inferInsert,
  | "title"
  | "objective"
  | "said"
  | "conditions"
  | "limits"
  | "contact"
  | "remedy"
  | "measure"
  | "trigger"
  | "dueSaid"
  | "latestDays"
  | "teamId"
>;

function wordsOf(clause: Words): Words {
  const { title, objective, said, conditions, limits, contact, remedy, measure } = clause;
  const { trigger, dueSaid, latestDays, teamId } = clause;
  return { title, objective, said, conditions, limits, contact, remedy, measure, trigger, dueSaid, latestDays, teamId };
}

async function record(
  tx: Database,
  ctx: Context,
  action: string,
  subjectId: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await recordEvent(tx, { actor: ctx.actor, action, subject: "charter", subjectId, facts });
}
