import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { goalReviews, goals } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { AgreeGoal, ReviewGoal } from "../input";
import { type Done, learn, writeWords } from "./learn";

/** Agrees with a customer what they want to get done, how both will see it, and when they look at it. */
export function agreeGoal(ctx: Context, input: AgreeGoal): Promise<Done> {
  const { customerId, words, measure, reviewOn } = input;
  const what = { customerId, action: "goal.agreed", subject: "goal", facts: { reviewOn } };
  return learn(ctx, what, async (inside, customer, id) => {
    const told = toldBy(ctx, input);
    if (reviewOn < told.learnedOn) throw new DomainError("review_in_the_past", {}, "reviewOn");
    const [wordsId, measureId] = [await writeText(inside.db, words), await writeText(inside.db, measure)];
    await inside.db.insert(goals).values({ id, customerId: customer.id, wordsId, measureId, reviewOn, ...told });
  });
}

/** Looks at a goal with the customer: reached, by their own word; not yet, until the next day; or dropped. */
export async function reviewGoal(ctx: Context, input: ReviewGoal): Promise<Done> {
  const { goalId, outcome } = input;
  if (outcome === "reached" && !["customer", "form"].includes(input.from.source))
    throw new DomainError("goal_reached_by_them", {}, "from");
  const told = toldBy(ctx, input);
  const nextOn = outcome === "not_yet" ? input.nextOn : null;
  if (nextOn !== null && nextOn <= told.learnedOn) throw new DomainError("review_in_the_past", {}, "nextOn");
  return ctx.db.transaction(async (tx) => {
    const [goal] = await tx.select({ customerId: goals.customerId }).from(goals).where(eq(goals.id, goalId));
    if (!goal) throw new DomainError("not_found");
    const { id: customerId } = await getSurvivor(tx, goal.customerId);
    const wordsId = await writeWords(tx, input.words);
    await tx.insert(goalReviews).values({ id: newId(), goalId, outcome, nextOn, wordsId, ...told });
    const action = outcome === "reached" ? "goal.reached" : "goal.reviewed";
    await recordEvent(tx, {
      actor: ctx.actor,
      action,
      subject: "goal",
      subjectId: goalId,
      customerId,
      facts: { outcome, nextOn },
    });
    return { customerId };
  });
}
