import { desc, eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { brandPromises, charterPublications } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { SaveBrandPromise } from "../input";

/** Writes a brand promise, new or in a new wording; the wordings before stay. */
export async function saveBrandPromise(ctx: Context, { threadId, words, clauseKeys }: SaveBrandPromise): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    const thread = threadId ?? id;
    const keys = [...new Set(clauseKeys)];
    await tx.insert(brandPromises).values({ id, threadId: thread, words, clauseKeys: keys, writtenBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "brandPromise.written",
      subject: "brand_promise",
      subjectId: thread,
      facts: { clauseKeys: keys },
    });
  });
}

/** It is not made any more; what was promised till now stays to be seen. */
export async function retireBrandPromise(ctx: Context, { threadId }: { threadId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [latest] = await tx
      .select()
      .from(brandPromises)
      .where(eq(brandPromises.threadId, threadId))
      .orderBy(desc(brandPromises.version))
      .limit(1);
    if (!latest || latest.isRetired) throw new DomainError("not_found");
    const { words, clauseKeys } = latest;
    await tx
      .insert(brandPromises)
      .values({ id: newId(), threadId, words, clauseKeys, isRetired: true, writtenBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "brandPromise.retired",
      subject: "brand_promise",
      subjectId: threadId,
    });
  });
}

/** Whether the public page says how often each clause was kept. */
export async function publishRates(ctx: Context, { showsRates }: { showsRates: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.insert(charterPublications).values({ id, showsRates, byId: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: showsRates ? "charter.ratesPublished" : "charter.ratesHidden",
      subject: "charter_publication",
      subjectId: id,
    });
  });
}
