import { listCitable } from "../limits/queries/versions";
import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { endRestriction, restrict } from "./mutations";
import { listRestrictions } from "./queries";

export const restrictionsRouter = router({
  list: procedureFor("customer:read")
    .input(input.restrictionsOfInput)
    .query(({ ctx, input }) => listRestrictions(ctx.db, { ...input, today: ctx.today })),
  citable: procedureFor("restriction:set").query(({ ctx }) => listCitable(ctx.db, { unused: false })),
  set: procedureFor("restriction:set")
    .input(input.restrictInput)
    .mutation(({ ctx, input }) => restrict(ctx, input)),
  end: procedureFor("restriction:set")
    .input(input.restrictionInput)
    .mutation(({ ctx, input }) => endRestriction(ctx, input)),
});
