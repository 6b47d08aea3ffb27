import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { journeyStages } from "@/db/schema";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { stageKey } from "../domain/stage";
import { recordEvent } from "../events/mutations";
import type { MoveStage, OfferStage, RenameStage } from "./input";
import { holdStages, stageOf } from "./queries";

/** A stage has a key and no id: what happens to one happens to the list. */
const theStages = "00000000-0000-7000-8000-000000000002";

/** Adds a stage at the end. Its key is made from its first words and never changes. */
export async function addStage(ctx: Context, { words }: { words: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const stages = await holdStages(tx);
    unlike(stages, words);
    const key = stageKey(words, new Set(stages.map((stage) => stage.key)));
    const position = Math.max(0, ...stages.map((stage) => stage.position)) + 1;
    await tx.insert(journeyStages).values({ key, words, position });
    await record(tx, ctx, "stage.added", { key, words });
  });
}

/** Says it in other words; what was recorded follows, because it keeps the key. */
export async function renameStage(ctx: Context, { key, words }: RenameStage): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const stages = await holdStages(tx);
    const stage = stageOf(stages, key);
    unlike(
      stages.filter((other) => other.key !== key),
      words,
    );
    await tx.update(journeyStages).set({ words }).where(eq(journeyStages.key, key));
    await record(tx, ctx, "stage.renamed", { key, before: stage.words, after: words });
  });
}

/** One place up or down in the order in which they are offered. At the end nothing happens. */
export async function moveStage(ctx: Context, { key, to }: MoveStage): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const stages = await holdStages(tx);
    const at = stages.indexOf(stageOf(stages, key));
    const beside = stages[to === "up" ? at - 1 : at + 1];
    const stage = stages[at];
    if (!beside || !stage) return;
    const order = stages.map((one) => (one === stage ? beside : one === beside ? stage : one));
    for (const [position, one] of order.entries())
      await tx
        .update(journeyStages)
        .set({ position: position + 1 })
        .where(eq(journeyStages.key, one.key));
    await record(tx, ctx, "stage.moved", { key, to });
  });
}

/** Offers a stage no longer, or again. One has to remain. */
export async function offerStage(ctx: Context, { key, offered }: OfferStage): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const stages = await holdStages(tx);
    const stage = stageOf(stages, key);
    if ((stage.retiredAt === null) === (offered === "yes")) return;
    if (offered === "no" && stages.filter(({ retiredAt }) => retiredAt === null).length === 1)
      throw new DomainError("stage_last");
    await tx
      .update(journeyStages)
      .set({ retiredAt: offered === "no" ? ctx.now : null })
      .where(eq(journeyStages.key, key));
    await record(tx, ctx, offered === "no" ? "stage.retired" : "stage.offered", { key });
  });
}

function unlike(stages: readonly { words: string }[], words: string): void {
  const same = (text: string) => text.trim().toLowerCase();
  if (stages.some((stage) => same(stage.words) === same(words))) throw new DomainError("stage_taken", {}, "words");
}

async function record(tx: Database, ctx: Context, action: string, facts: Record<string, unknown>): Promise<void> {
  await recordEvent(tx, { actor: ctx.actor, action, subject: "stage", subjectId: theStages, facts });
}
