import { newId } from "@/db/id";
import { valueMethods } from "@/db/schema";
import type { Context } from "../../context";
import { minorDigitsOf, readAmount } from "../../domain/amount";
import { recordEvent } from "../../events/mutations";
import type { SetMethod } from "../input";
import { putOnQueue } from "./queue";

/** Sets how value is found from now on, and has it found: earlier versions and what they came to stay. */
export async function setMethod(ctx: Context, { winningCost, referralReward, ...typed }: SetMethod): Promise<void> {
  const minor = (text: string | null) =>
    text === null ? null : readAmount(text, "point", minorDigitsOf(ctx.organisation.currency));
  const costs = { winningCostMinor: minor(winningCost), referralRewardMinor: minor(referralReward) };
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.insert(valueMethods).values({ id, ...typed, ...costs, setBy: ctx.actor.id });
    const { method, horizonMonths, discount, margin } = typed;
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "value.methodSet",
      subject: "value_method",
      subjectId: id,
      facts: { method, horizonMonths, discount, margin, ...costs },
    });
    await putOnQueue(tx);
  });
}

/** Has everybody's value found anew by the method in force. */
export async function askForFit(ctx: Context): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await recordEvent(tx, { actor: ctx.actor, action: "value.fitAsked", subject: "value_model", subjectId: newId() });
    await putOnQueue(tx);
  });
}
