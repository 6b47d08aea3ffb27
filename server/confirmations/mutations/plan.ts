import { newId } from "@/db/id";
import { confirmationPlans } from "@/db/schema";
import type { Context } from "../../context";
import { recordEvent } from "../../events/mutations";
import type { SetPlan } from "../input";

/** Sets how customers are asked from now on. Earlier versions stay. */
export async function setPlan(ctx: Context, input: SetPlan): Promise<{ planId: string }> {
  return ctx.db.transaction(async (tx) => {
    const planId = newId();
    await tx.insert(confirmationPlans).values({ id: planId, ...input, setBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "confirmation.planned",
      subject: "confirmation_plan",
      subjectId: planId,
      facts: input,
    });
    return { planId };
  });
}
