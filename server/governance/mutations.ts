import { and, eq, max, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { definitionSignatures, definitionSigners, definitions } from "@/db/schema";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { WriteDefinition } from "./input";

/** Writes a new version of the definition of centricity and names who must sign it. It counts once all of them have. */
export async function writeDefinition(ctx: Context, input: WriteDefinition): Promise<{ id: string; version: number }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7003)`);
    const [newest] = await tx.select({ version: max(definitions.version) }).from(definitions);
    const version = (newest?.version ?? 0) + 1;
    const id = newId();
    const { meaning, rallyingCry } = input;
    await tx.insert(definitions).values({ id, version, meaning, rallyingCry, writtenBy: ctx.actor.id });
    const signers = [...new Set(input.signers)];
    await tx.insert(definitionSigners).values(signers.map((personId) => ({ definitionId: id, personId })));
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "definition.written",
      subject: "definition",
      subjectId: id,
      facts: { version, signers },
    });
    return { id, version };
  });
}

/** Signs as oneself. With the last signature the version is in force. */
export async function signDefinition(ctx: Context, { id }: { id: string }): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const asked = and(eq(definitionSigners.definitionId, id), eq(definitionSigners.personId, ctx.actor.id));
    const [signer] = await tx.select().from(definitionSigners).where(asked);
    if (!signer) throw new DomainError("not_asked_to_sign");
    const signed = await tx
      .insert(definitionSignatures)
      .values({ definitionId: id, personId: ctx.actor.id })
      .onConflictDoNothing()
      .returning();
    if (signed.length === 0) throw new DomainError("signed_already");
    await recordEvent(tx, { actor: ctx.actor, action: "definition.signed", subject: "definition", subjectId: id });
    return { id };
  });
}
