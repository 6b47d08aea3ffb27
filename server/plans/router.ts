import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { savePlan, submitPlan } from "./mutations";
import { getPlanDocument } from "./queries/document";
import { getPlanForm } from "./queries/form";
import { listPlans } from "./queries/plans";

const read = procedureFor("plan:read");
const write = procedureFor("plan:write");

export const plansRouter = router({
  list: read.input(input.plansInput).query(({ ctx, input: { after } }) => listPlans(ctx, after)),
  get: read.input(input.planInput).query(({ ctx, input: { planId } }) => getPlanDocument(ctx, planId)),
  form: write.query(({ ctx }) => getPlanForm(ctx, null)),
  edit: write.input(input.planInput).query(({ ctx, input: { planId } }) => getPlanForm(ctx, planId)),
  save: write.input(input.savePlanInput).mutation(({ ctx, input: plan }) => savePlan(ctx, plan)),
  submit: write.input(input.submitPlanInput).mutation(({ ctx, input: plan }) => submitPlan(ctx, plan)),
});
