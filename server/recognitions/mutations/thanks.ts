import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { recognitionReactions, recognitions } from "@/db/schema";
import type { Context } from "../../context";
import { getBrief } from "../../customers/queries/brief";
import { holdSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { milestoneKey } from "../../domain/milestone";
import type { MilestoneKind } from "../../domain/milestone-rules";
import type { Reaction, RecognitionKind } from "../../domain/recognition";
import { recordEvent } from "../../events/mutations";
import type { NoteReaction, SayThanks } from "../input";

/** *Said it*: records the thanks that are due now and how the customer took them. What is held back cannot be recorded. */
export async function sayThanks(ctx: Context, input: SayThanks): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await holdSurvivor(tx, input.customerId);
    const { recognition } = await getBrief({ ...ctx, db: tx }, customerId);
    const { state, milestone, line, because } = recognition;
    if (because !== null) throw new DomainError("thanks_held", { because });
    if (state !== "say" || line === null || milestone === null) throw new DomainError("thanks_not_due");
    const { kind } = milestone;
    const key = milestoneKey(milestone);
    if (kind !== input.kind || key !== input.key) throw new DomainError("thanks_not_due");
    await recordThanks(
      { ...ctx, db: tx },
      {
        customerId,
        reasonKind: reasonKinds[kind],
        years: kind === "years" ? milestone.years : null,
        milestone: { kind, key },
        reason: line,
        reaction: input.reaction,
      },
    );
    return { customerId };
  });
}

const reasonKinds: Record<MilestoneKind, RecognitionKind> = {
  years: "tenure",
  purchases: "loyalty",
  value: "loyalty",
  return: "loyalty",
  referral: "advocacy",
};

export type ThanksSaid = {
  customerId: string;
  reasonKind: RecognitionKind;
  /** Whole years; for tenure and only for it. */
  years: number | null;
  /** The milestone they were for, which is then not thanked for again; null: for none. */
  milestone: { kind: MilestoneKind; key: string } | null;
  reason: string;
  reaction: Reaction | null;
};

/** Records thanks inside another mutation's transaction. Postgres refuses what is held back or said a second time. */
export async function recordThanks(ctx: Context, said: ThanksSaid): Promise<{ recognitionId: string }> {
  const { customerId, reasonKind, years, milestone, reason, reaction } = said;
  const id = newId();
  const named = { milestoneKind: milestone?.kind ?? null, milestoneKey: milestone?.key ?? null };
  await ctx.db
    .insert(recognitions)
    .values({ id, customerId, reasonKind, years, ...named, reason, saidBy: ctx.actor.id, reaction });
  await recordEvent(ctx.db, {
    actor: ctx.actor,
    action: "recognition.said",
    subject: "recognition",
    subjectId: id,
    customerId,
    facts: { reasonKind, years, ...named, reaction },
  });
  return { recognitionId: id };
}

/** How they took thanks that were said earlier; once, and only where it was not noted with them. */
export async function noteReaction(ctx: Context, input: NoteReaction): Promise<{ customerId: string }> {
  const { recognitionId, reaction } = input;
  return ctx.db.transaction(async (tx) => {
    const [said] = await tx
      .select({ customerId: recognitions.customerId, noted: recognitionReactions.reaction })
      .from(recognitions)
      .leftJoin(recognitionReactions, eq(recognitionReactions.recognitionId, recognitions.id))
      .where(eq(recognitions.id, recognitionId));
    if (!said) throw new DomainError("not_found");
    if (said.noted !== null) throw new DomainError("reaction_noted_already");
    await tx.insert(recognitionReactions).values({ recognitionId, reaction, notedBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "recognition.taken",
      subject: "recognition",
      subjectId: recognitionId,
      customerId: said.customerId,
      facts: { reaction },
    });
    return { customerId: said.customerId };
  });
}
