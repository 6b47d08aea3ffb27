import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { savePlan, submitPlan } from "./mutations";
import { getPlanDocument } from "./queries/document";
import { getPlanForm } from "./queries/form";
import { listPlans } from "./queries/plans";
import { tellPlans } from "./queries/told";

const read = procedureFor("plan:read");
const write = procedureFor("plan:write");

export const plansRouter = router({
  list: read.input(input.plansInput).query(async ({ ctx, input: { after } }) => {
    const [list, finding] = await Promise.all([listPlans(ctx, after), tellPlans(ctx)]);
    return { ...list, finding };
  }),
  get: read.input(input.planInput).query(({ ctx, input: { planId } }) => getPlanDocument(ctx, planId)),
  form: write.query(({ ctx }) => getPlanForm(ctx, null)),
  edit: write.input(input.planInput).query(({ ctx, input: { planId } }) => getPlanForm(ctx, planId)),
  save: write.input(input.savePlanInput).mutation(({ ctx, input: plan }) => savePlan(ctx, plan)),
  submit: write.input(input.submitPlanInput).mutation(({ ctx, input: plan }) => submitPlan(ctx, plan)),
});
