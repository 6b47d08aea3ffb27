import { newId } from "@/db/id";
import { recognitions } from "@/db/schema";
import type { Context } from "../context";
import { getBrief } from "../customers/queries/brief";
import { holdSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { SayThanks } from "./input";

/** *Said it*: records the thanks that are due now and how the customer took them. What is held back cannot be recorded. */
export async function sayThanks(ctx: Context, input: SayThanks): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await holdSurvivor(tx, input.customerId);
    const { recognition } = await getBrief({ ...ctx, db: tx }, customerId);
    const { state, milestone, line, because } = recognition;
    if (because !== null) throw new DomainError("thanks_held", { because });
    if (state !== "say" || line === null || milestone?.years !== input.years) throw new DomainError("thanks_not_due");
    const id = newId();
    await tx.insert(recognitions).values({
      id,
      customerId,
      reasonKind: "tenure",
      years: milestone.years,
      reason: line,
      saidBy: ctx.actor.id,
      reaction: input.reaction,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "recognition.said",
      subject: "recognition",
      subjectId: id,
      customerId,
      facts: { reasonKind: "tenure", years: milestone.years, reaction: input.reaction },
    });
    return { customerId };
  });
}
