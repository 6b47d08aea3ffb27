import { procedureFor, router } from "../trpc/init";
import { setPlanInput } from "./input";
import { setPlan } from "./mutations/plan";
import { listAskedMonths, listPlans } from "./queries";

export const confirmationsRouter = router({
  plans: procedureFor("promise:read").query(({ ctx }) => listPlans(ctx.db)),
  months: procedureFor("promise:read").query(({ ctx }) => listAskedMonths(ctx.db)),
  setPlan: procedureFor("confirmation:plan")
    .input(setPlanInput)
    .mutation(({ ctx, input }) => setPlan(ctx, input)),
});
