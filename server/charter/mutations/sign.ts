import { and, eq } from "drizzle-orm";
import { charterSignatures, charterSigners } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";

/** Signs a version as oneself. With the last signature it is in force. */
export async function signVersion(ctx: Context, { versionId }: { versionId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const asked = and(eq(charterSigners.versionId, versionId), eq(charterSigners.personId, ctx.actor.id));
    const [signer] = await tx.select().from(charterSigners).where(asked);
    if (!signer) throw new DomainError("not_asked_to_sign");
    const signed = await tx
      .insert(charterSignatures)
      .values({ versionId, personId: ctx.actor.id })
      .onConflictDoNothing()
      .returning();
    if (signed.length === 0) throw new DomainError("signed_already");
    await recordEvent(tx, { actor: ctx.actor, action: "charter.signed", subject: "charter", subjectId: versionId });
  });
}
