import type { Context } from "../../context";
import { getHappened, type PlanHappened } from "./happened";
import { getPlan, type Plan } from "./plans";

/** A plan's page: what it says, whether it adds up, and what happened under the version that holds. */
export type PlanDocument = Plan & { happened: PlanHappened | null };

export async function getPlanDocument(ctx: Context, planId: string): Promise<PlanDocument> {
  const plan = await getPlan(ctx, planId);
  const held = plan.versions.find(({ submittedAt }) => submittedAt !== null);
  return { ...plan, happened: held ? await getHappened(ctx, held) : null };
}
